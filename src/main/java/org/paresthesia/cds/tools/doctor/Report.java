package org.paresthesia.cds.tools.doctor;

import java.util.List;
import org.paresthesia.cds.tools.doctor.Check.Result;
import org.paresthesia.cds.tools.text.Page;
import org.paresthesia.cds.tools.wire.Reply;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that was looked at.
 *
 * @param address of what
 * @param checks in the order in which it was looked at
 */
record Report(String address, List<Check> checks) {

    /** Copies the list. */
    Report {
        checks = List.copyOf(checks);
    }

    /** Whether something must be mended. */
    boolean isFailed() {
        return count(Result.FAILED) > 0;
    }

    private long count(Result result) {
        return checks.stream().filter(check -> check.result() == result).count();
    }

    /** As text. */
    String text() {
        Page page = new Page().line(0, address).gap();
        for (Check check : checks) {
            page.line(0, word(check.result()) + "  " + check.name() + ": " + check.found());
            if (!check.advice().isEmpty()) {
                page.line(9, check.advice());
            }
        }
        page.gap()
                .line(
                        0,
                        count(Result.OK) + " ok, " + count(Result.WARNING) + " warnings, " + count(Result.FAILED)
                                + " failed");
        return page.toString();
    }

    private static String word(Result result) {
        return switch (result) {
            case OK -> "ok     ";
            case WARNING -> "warning";
            case FAILED -> "FAILED ";
            case NOT_LOOKED_AT -> "-      ";
        };
    }

    /** As JSON. */
    ObjectNode json() {
        ObjectNode json = Reply.JSON.createObjectNode().put("url", address).put("isFailed", isFailed());
        json.set("checks", Reply.JSON.valueToTree(checks));
        return json;
    }
}
