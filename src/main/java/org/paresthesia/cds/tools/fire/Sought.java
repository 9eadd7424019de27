package org.paresthesia.cds.tools.fire;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a prefetch template looks for, as far as a file of records can be sorted by it.
 *
 * @param type the resource type
 * @param isRead whether it reads one resource, and does not search
 * @param codes the codes it asks for, each as {@code system|code} or {@code code}; empty for any
 */
record Sought(String type, boolean isRead, Set<String> codes) {

    /** Reads a template; parameters that name neither patient nor code do not narrow what a file gives. */
    static Sought of(String template) {
        String[] parts = template.split("\\?", 2);
        String type = parts[0].split("/", 2)[0];
        if (parts.length == 1) {
            return new Sought(type, true, Set.of());
        }
        Set<String> codes = Arrays.stream(parts[1].split("&"))
                .filter(each -> each.startsWith("code="))
                .flatMap(each -> Stream.of(each.substring("code=".length()).split(",")))
                .collect(Collectors.toSet());
        return new Sought(type, false, codes);
    }

    /** Whether a resource is one of these. */
    boolean finds(JsonNode resource) {
        return resource.path("resourceType").asString("").equals(type)
                && (codes.isEmpty()
                        || resource.path("code").path("coding").valueStream().anyMatch(this::isAsked));
    }

    private boolean isAsked(JsonNode coding) {
        String code = coding.path("code").asString("");
        return codes.contains(code) || codes.contains(coding.path("system").asString("") + "|" + code);
    }
}
