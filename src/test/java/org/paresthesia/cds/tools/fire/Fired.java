package org.paresthesia.cds.tools.fire;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.paresthesia.cds.AdvisorAtHand;
import picocli.CommandLine;

/**
 * What the tool did.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it said beside
 */
record Fired(int code, String out, String err) {

    static Fired with(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new FireCommand(AdvisorAtHand.explainers()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Fired(code, out.toString(), err.toString());
    }
}
