package org.paresthesia.cds.wire;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.whole.Json;
import tools.jackson.databind.node.ObjectNode;

/** Each rule about suggestions, actions and links is held by the schema of responses. */
class BrokenActionsTest {

    private static Broken response(String rule, Consumer<ObjectNode> change, String found) {
        return new Broken(rule, "response", 1, change, found);
    }

    private static Broken suggestion(String rule, Consumer<ObjectNode> change, String found) {
        return response(rule, answer -> change.accept((ObjectNode) answer.at("/cards/0/suggestions/0")), found);
    }

    private static Broken action(String rule, String action, String found) {
        return suggestion(rule, suggestion -> suggestion.putArray("actions").add(Json.of(action)), found);
    }

    private static Broken link(String rule, String link, String found) {
        return response(
                rule,
                answer -> ((ObjectNode) answer.at("/cards/0")).putArray("links").add(Json.of(link)),
                found);
    }

    private static Stream<Broken> actionsAndLinks() {
        return Stream.of(
                suggestion(
                        "a suggestion has a label",
                        suggestion -> suggestion.remove("label"),
                        "required at /cards/0/suggestions/0"),
                suggestion(
                        "no empty actions",
                        suggestion -> suggestion.putArray("actions"),
                        "minItems at /cards/0/suggestions/0/actions"),
                suggestion(
                        "no actionSelectionBehavior before 3.0",
                        suggestion -> suggestion.put("actionSelectionBehavior", "any"),
                        "additionalProperties at /cards/0/suggestions/0"),
                action(
                        "an action's type is in lower case",
                        "{'type':'CREATE','description':'x','resource':{'resourceType':'Task'}}",
                        "enum at /cards/0/suggestions/0/actions/0/type"),
                action(
                        "an action has a description",
                        "{'type':'create','resource':{'resourceType':'Task','id':'1'}}",
                        "required at /cards/0/suggestions/0/actions/0"),
                action(
                        "create has a resource",
                        "{'type':'create','description':'x'}",
                        "required at /cards/0/suggestions/0/actions/0"),
                action(
                        "create has no resourceId",
                        "{'type':'create','description':'x','resource':{'resourceType':'Task'},'resourceId':'Task/1'}",
                        "false at /cards/0/suggestions/0/actions/0/resourceId"),
                action(
                        "a resource is an object",
                        "{'type':'create','description':'x','resource':'{}'}",
                        "type at /cards/0/suggestions/0/actions/0/resource"),
                action(
                        "a resource holds nothing empty",
                        "{'type':'create','description':'x','resource':{'resourceType':'Task','note':[]}}",
                        "minItems at /cards/0/suggestions/0/actions/0/resource/note"),
                action(
                        "update names what it replaces",
                        "{'type':'update','description':'x','resource':{'resourceType':'Task'}}",
                        "required at /cards/0/suggestions/0/actions/0/resource"),
                action(
                        "delete names what it deletes",
                        "{'type':'delete','description':'x'}",
                        "required at /cards/0/suggestions/0/actions/0"),
                action(
                        "delete names it by type and id",
                        "{'type':'delete','description':'x','resourceId':'1'}",
                        "pattern at /cards/0/suggestions/0/actions/0/resourceId"),
                link("a link has an address", "{'label':'x','type':'absolute'}", "required at /cards/0/links/0"),
                link(
                        "a link's address is absolute",
                        "{'label':'x','type':'absolute','url':'page'}",
                        "pattern at /cards/0/links/0/url"),
                link(
                        "a link is absolute or smart",
                        "{'label':'x','type':'other','url':'https://example.org'}",
                        "enum at /cards/0/links/0/type"),
                link(
                        "appContext only for SMART apps",
                        "{'label':'x','type':'absolute','url':'https://example.org','appContext':'y'}",
                        "const at /cards/0/links/0/type"));
    }

    @TestFactory
    Stream<DynamicTest> aBrokenRuleIsFound() {
        return actionsAndLinks().map(Broken::isFound);
    }

    @TestFactory
    Stream<DynamicTest> whatIsAllowedIsNotRefused() {
        return Stream.of(
                        link(
                                "a SMART app with its context",
                                "{'label':'x','type':'smart','url':'https://example.org','appContext':'y'}",
                                ""),
                        action(
                                "delete in the deprecated way",
                                "{'type':'delete','description':'x','resource':'Task/1'}",
                                ""),
                        action(
                                "a place kept by null in FHIR",
                                "{'type':'create','description':'x','resource':{'resourceType':'Task','x':[null,'y']}}",
                                ""))
                .map(Broken::isAllowed);
    }
}
