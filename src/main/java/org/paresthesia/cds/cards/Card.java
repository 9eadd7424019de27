package org.paresthesia.cds.cards;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.paresthesia.cds.knowledge.CardText;

/**
 * One card (CDS Hooks 2.0.1, "Card Attributes"); what is empty is not sent.
 *
 * @param uuid identifies it in feedback
 * @param summary one sentence of at most 139 characters, without chart text
 * @param indicator {@code info}, {@code warning} or {@code critical}
 * @param detail GitHub Flavored Markdown
 * @param source what it rests on, and the topic
 * @param suggestions drafts that it offers
 * @param selectionBehavior {@code any} or {@code at-most-one}; there exactly where suggestions are
 * @param overrideReasons what a clinician may answer instead
 * @param links guidelines
 * @param extension what the site has agreed on with its client, by name; usually nothing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({
    "uuid",
    "summary",
    "indicator",
    "detail",
    "source",
    "suggestions",
    "selectionBehavior",
    "overrideReasons",
    "links",
    "extension"
})
public record Card(
        String uuid,
        String summary,
        String indicator,
        String detail,
        CardSource source,
        List<Suggestion> suggestions,
        Optional<String> selectionBehavior,
        List<Coding> overrideReasons,
        List<Link> links,
        Map<String, Object> extension) {

    private static final Set<String> INDICATORS = Set.of("info", "warning", "critical");
    private static final Set<String> SELECTIONS = Set.of("any", "at-most-one");

    /** Refuses a card that CDS Hooks 2.0.1 would not allow. */
    public Card {
        if (!UUID.fromString(uuid).toString().equals(uuid)) {
            throw new IllegalArgumentException("a card is identified by a UUID in lower case");
        }
        if (summary.isBlank() || !CardText.fitsSummary(summary) || detail.isBlank()) {
            throw new IllegalArgumentException("a card needs a summary of at most 139 characters and a detail");
        }
        if (!INDICATORS.contains(indicator)
                || !SELECTIONS.containsAll(selectionBehavior.stream().toList())) {
            throw new IllegalArgumentException("unknown indicator or selectionBehavior");
        }
        if (suggestions.isEmpty() == selectionBehavior.isPresent()) {
            throw new IllegalArgumentException("selectionBehavior goes with suggestions, and only with them");
        }
        Objects.requireNonNull(source);
        suggestions = List.copyOf(suggestions);
        overrideReasons = List.copyOf(overrideReasons);
        links = List.copyOf(links);
        extension = Map.copyOf(extension);
    }

    /** The same with one more link, the first. */
    public Card with(Link first) {
        List<Link> more = new ArrayList<>(List.of(first));
        more.addAll(links);
        return new Card(
                uuid,
                summary,
                indicator,
                detail,
                source,
                suggestions,
                selectionBehavior,
                overrideReasons,
                more,
                extension);
    }

    /** Names the topic and says nothing of the patient. */
    @Override
    public String toString() {
        return "Card[" + source.topic().code() + ", " + indicator + "]";
    }
}
