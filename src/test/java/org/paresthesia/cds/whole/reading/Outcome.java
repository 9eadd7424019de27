package org.paresthesia.cds.whole.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.paresthesia.cds.whole.Answer;

/**
 * What must be answered.
 *
 * @param status the HTTP status
 * @param topics the topics of the cards in order
 * @param isNamed whether a card must say that the data was not, or not wholly, read
 */
record Outcome(int status, List<String> topics, boolean isNamed) {

    /** Reads {@code 412}, or topics with blanks between them; {@code !} at the end: the unread data is named. */
    static Outcome of(String cell) {
        String text = cell.strip();
        if (text.matches("\\d+")) {
            return new Outcome(Integer.parseInt(text), List.of(), true);
        }
        String topics = text.replace("!", "");
        return new Outcome(200, topics.isEmpty() ? List.of() : List.of(topics.split(" ")), text.endsWith("!"));
    }

    /** Checks an answer; {@code words} name the data and the reason, {@code key} is the prefetch key. */
    void holdsFor(Answer answer, String key, String title, String reason) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (status != 200) {
            assertThat(answer.body()).contains("OperationOutcome").containsIgnoringCase(key);
            return;
        }
        assertThat(answer.topics()).isEqualTo(topics);
        if (isNamed) {
            assertThat(answer.details()).contains(title + " (" + reason + ")");
        }
    }

    /** Checks an answer for which everything was read: nothing is named as unread. */
    void holdsWithoutGapFor(Answer answer, String key) {
        holdsFor(answer, key, "", "");
        assertThat(answer.body())
                .doesNotContain("(not sent)", "(the query failed)", "(only a part arrived)", "(some entries");
    }
}
