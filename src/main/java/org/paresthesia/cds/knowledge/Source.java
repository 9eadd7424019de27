package org.paresthesia.cds.knowledge;

import java.util.Objects;
import java.util.Optional;

/**
 * A guideline or label that rules rest on.
 *
 * @param id its id in {@code sources.json}, for example {@code nice-ng128}
 * @param organisation who published it
 * @param title its title
 * @param year the year of publication, absent where it is not known
 * @param url its address, absent where none was seen; then a card shows the label only
 * @param strength the strength of the recommendation in the source's own words, where it was read
 * @param isRead whether somebody read it for this project; if not, cards say "source to be confirmed locally"
 * @param note what was read, for reviewers
 */
public record Source(
        String id,
        String organisation,
        String title,
        Optional<Integer> year,
        Optional<String> url,
        Optional<String> strength,
        boolean isRead,
        String note) {

    /** Refuses a source without id, organisation or title. */
    public Source {
        if (id.isBlank() || organisation.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("a source needs id, organisation and title");
        }
        Objects.requireNonNull(year);
        Objects.requireNonNull(url);
        Objects.requireNonNull(strength);
        Objects.requireNonNull(note);
    }

    /** How cards name it, for example {@code NICE 2019: Suspected neurological conditions (NG127)}. */
    public String label() {
        return organisation + year.map(y -> " " + y).orElse("") + ": " + title;
    }
}
