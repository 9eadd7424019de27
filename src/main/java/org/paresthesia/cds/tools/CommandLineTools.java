package org.paresthesia.cds.tools;

import java.util.Arrays;
import org.paresthesia.cds.tools.check.CheckCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The tools by name, as in {@code java -jar paresthesia-cds.jar check}. */
@Command(
        name = "paresthesia-cds",
        mixinStandardHelpOptions = true,
        description = "Tools of the CDS Hooks service; without a tool's name the service starts.",
        subcommands = CheckCommand.class)
public final class CommandLineTools {

    private CommandLineTools() {}

    /** Whether the first argument names a tool, or asks which there are. */
    public static boolean isCommand(String[] arguments) {
        return arguments.length > 0
                && (commandLine().getSubcommands().containsKey(arguments[0])
                        || Arrays.asList("help", "--help", "-h").contains(arguments[0]));
    }

    /** Runs a tool; 0 where all is well, 1 where it found something wrong, 2 where it was called wrongly. */
    public static int run(String[] arguments) {
        return commandLine().execute(arguments);
    }

    private static CommandLine commandLine() {
        return new CommandLine(new CommandLineTools()).addSubcommand(new CommandLine.HelpCommand());
    }
}
