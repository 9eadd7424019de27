package org.paresthesia.cds.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** Everything that the service knows can be read, and every link leads somewhere. */
class KnowledgePagesTest extends WholeService {

    private static final Pattern LINK = Pattern.compile("href=\"(?:\\.\\./)+knowledge/([^\"#]+)(?:#([^\"]+))?\"");
    private static final Pattern ANCHOR = Pattern.compile(" id=\"([^\"]+)\"");

    @Autowired
    private Knowledge knowledge;

    private Pages pages() {
        return new Pages(address());
    }

    @Test
    void theFirstPageListsRulesCausesAndValueSets() {
        String page = pages().get("/knowledge").body();
        assertThat(page).contains("Lumbar disc herniation with radiculopathy; common and treatable", "ParesthesiaGate");
        topics().forEach(topic -> assertThat(page).contains("knowledge/rules/" + topic + "\""));
        knowledge.valueSets().urls().forEach(url -> assertThat(page)
                .contains("knowledge/value-sets/" + url.substring(url.lastIndexOf('/') + 1) + "\""));
    }

    @Test
    void everyLinkOfEveryPageLeadsSomewhere() {
        Map<String, String> read = new HashMap<>();
        Set<String> open = new TreeSet<>(Set.of("numbers", "sources"));
        Set<String> links = new TreeSet<>();
        topics().forEach(topic -> open.add("rules/" + topic));
        knowledge.valueSets().urls().forEach(url -> open.add("value-sets/" + url.substring(url.lastIndexOf('/') + 1)));
        while (!open.isEmpty()) {
            String path = open.iterator().next();
            open.remove(path);
            HttpResponse<String> page = pages().get("/knowledge/" + path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            read.put(path, page.body());
            LINK.matcher(page.body()).results().forEach(link -> {
                links.add(link.group(1) + (link.group(2) == null ? "" : "#" + link.group(2)));
                if (!read.containsKey(link.group(1))) {
                    open.add(link.group(1));
                }
            });
        }
        Map<String, Set<String>> anchors = new HashMap<>();
        read.forEach((path, page) -> anchors.put(
                path,
                ANCHOR.matcher(page).results().map(found -> found.group(1)).collect(Collectors.toSet())));
        assertThat(links.stream().filter(link -> link.contains("#")))
                .hasSizeGreaterThan(500)
                .allMatch(link -> anchors.get(link.split("#")[0]).contains(link.split("#")[1]));
    }

    @Test
    void theTextOfALibraryIsWhole() {
        String page = pages().get("/knowledge/cql/ParesthesiaGate").body();
        String text =
                page.substring(page.indexOf("<pre"), page.indexOf("</pre>")).replaceAll("<[^>]*>", "");
        assertThat(HtmlUtils.htmlUnescape(text))
                .contains(
                        "define \"Is Open\":\n  Elements.\"Present\"(\"Has Symptom\" or \"Has Neuropathy Diagnosis\"");
    }

    @Test
    void aSearchFindsAllOfItsWords() {
        String page = pages().get("/knowledge?q=B12%20low%20mass").body();
        assertThat(page).contains("B12 Low Mass", "NICE NG239");
        assertThat(pages().get("/knowledge?q=xyzzy").body()).contains("Nothing of these words");
        assertThat(pages().get("/knowledge?q=%22%3E%3Cscript%3E").body()).doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules/none", "value-sets/none", "cql/none", "cql/..%2Fapplication"})
    void whatThereIsNotIsNotFound(String path) {
        assertThat(pages().get("/knowledge/" + path).statusCode()).isIn(400, 404);
    }

    private Set<String> topics() {
        return knowledge.services().stream()
                .flatMap(service -> service.rules().stream())
                .map(Rule::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
