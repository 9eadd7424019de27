package org.paresthesia.cds.tools.doctor;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.paresthesia.cds.whole.Json;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/**
 * What the tool said.
 *
 * @param code its exit code
 * @param out what it printed
 */
record Examined(int code, String out) {

    static Examined with(String... arguments) {
        StringWriter out = new StringWriter();
        int code = new CommandLine(new DoctorCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
        return new Examined(code, out.toString());
    }

    /** The checks with this result, where the tool printed JSON, each as its name, what was found and the advice. */
    List<String> checks(String result) {
        return Json.tree(out)
                .path("checks")
                .valueStream()
                .filter(check -> check.path("result").asString().equals(result))
                .map(Examined::words)
                .toList();
    }

    private static String words(JsonNode check) {
        return check.path("name").asString() + " # " + check.path("found").asString() + " # "
                + check.path("advice").asString();
    }
}
