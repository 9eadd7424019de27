package org.paresthesia.cds.knowledge;

import java.util.List;
import java.util.Objects;

/**
 * One set of codes with what it includes from other sets already in it.
 *
 * @param url its canonical address
 * @param title its title in words
 * @param codes the codes that belong to it one by one
 * @param categories ICD-10-CM categories: every code that begins with one belongs to the set
 */
public record ValueSet(String url, String title, List<NamedCode> codes, List<NamedCode> categories) {

    /** Refuses a set without address and a category outside ICD-10-CM, whose codes alone grow by appending. */
    public ValueSet {
        if (url.isBlank()) {
            throw new IllegalArgumentException("a value set needs a canonical address");
        }
        Objects.requireNonNull(title);
        codes = List.copyOf(codes);
        categories = List.copyOf(categories);
        if (categories.stream().anyMatch(category -> !Codings.ICD_10_CM.equals(category.system()))) {
            throw new IllegalArgumentException("only ICD-10-CM codes can be matched by category: " + url);
        }
    }

    /** Whether nothing can ever be in it: its rules are off until a site adds codes. */
    public boolean isEmpty() {
        return codes.isEmpty() && categories.isEmpty();
    }
}
