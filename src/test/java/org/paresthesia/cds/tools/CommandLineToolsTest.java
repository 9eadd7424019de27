package org.paresthesia.cds.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.AdvisorAtHand;
import picocli.CommandLine;

/** Which first arguments name a tool. */
class CommandLineToolsTest {

    private static CommandLine tools() {
        return CommandLineTools.commandLine(AdvisorAtHand.explainers());
    }

    @Test
    void everyToolIsFoundByItsNameAndNothingElseIs() {
        assertThat(CommandLineTools.NAMES).containsAll(tools().getSubcommands().keySet());
        assertThat(CommandLineTools.isCommand(new String[] {"fire", "--help"})).isTrue();
        assertThat(CommandLineTools.isCommand(new String[] {"--paresthesia.now=2026-01-01T00:00:00Z"}))
                .isFalse();
        assertThat(CommandLineTools.isCommand(new String[0])).isFalse();
    }

    @Test
    void theHelpNamesEveryTool() {
        StringWriter said = new StringWriter();
        assertThat(tools().setOut(new PrintWriter(said, true)).execute("--help"))
                .isZero();
        tools().getSubcommands().keySet().forEach(tool -> assertThat(said.toString())
                .contains(tool));
    }
}
