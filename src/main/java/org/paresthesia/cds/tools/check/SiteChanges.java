package org.paresthesia.cds.tools.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.ValueSet;

/** What a site's codes and maps change, set by set. */
final class SiteChanges {

    private final Knowledge before;
    private final Knowledge after;

    SiteChanges(Knowledge before, Knowledge after) {
        this.before = before;
        this.after = after;
    }

    /** One line per value set that grew, one for the templates; a sentence where nothing changed. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String url : after.valueSets().urls()) {
            ValueSet old = before.valueSets().find(url).orElseThrow();
            Set<NamedCode> added = new LinkedHashSet<>(
                    after.valueSets().find(url).orElseThrow().codes());
            old.codes().forEach(added::remove);
            if (!added.isEmpty()) {
                lines.add("value set " + url.substring(url.lastIndexOf('/') + 1)
                        + (old.isEmpty() ? " (was empty: its rules are on now)" : "") + ": + " + names(added));
            }
        }
        addTemplates(lines);
        int more = after.medicines().size() - before.medicines().size();
        if (more > 0) {
            lines.add("medicines: " + more + " more products are recognised");
        }
        return lines.isEmpty() ? List.of("the site's folder adds no code") : lines;
    }

    private void addTemplates(List<String> lines) {
        for (int at = 0; at < after.prefetch().size(); at++) {
            if (!after.prefetch().get(at).equals(before.prefetch().get(at))) {
                lines.add("prefetch template " + after.prefetch().get(at).key() + " asks for more codes");
            }
        }
    }

    private static String names(Set<NamedCode> codes) {
        return String.join(
                ", ",
                codes.stream()
                        .map(code -> code.system() + "|" + code.code() + " " + code.display())
                        .toList());
    }
}
