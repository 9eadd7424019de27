package org.paresthesia.cds.tools;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.paresthesia.cds.tools.check.CheckCommand;
import org.paresthesia.cds.tools.doctor.DoctorCommand;
import org.paresthesia.cds.tools.explain.Explainers;
import org.paresthesia.cds.tools.fire.FireCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The tools by name, as in {@code java -jar paresthesia-cds.jar check}. */
@Command(
        name = "paresthesia-cds",
        mixinStandardHelpOptions = true,
        description = "Tools of the CDS Hooks service; without a tool's name the service starts.",
        subcommands = {CheckCommand.class, DoctorCommand.class})
public final class CommandLineTools {

    /** What a first argument may be that is no argument of the service. */
    static final Set<String> NAMES = Set.of("check", "doctor", "fire", "help", "--help", "-h");

    private CommandLineTools() {}

    /** Whether the first argument names a tool, or asks which there are; nothing is set up for that, since a start waits for it. */
    public static boolean isCommand(String[] arguments) {
        return arguments.length > 0 && NAMES.contains(arguments[0]);
    }

    /**
     * Runs a tool, without a line of any library's log; 0 where all is well, 1 where it found something wrong, 2 where it was called
     * wrongly.
     */
    public static int run(String[] arguments, Explainers explainers) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            logging.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
        }
        CommandLine commandLine = commandLine(explainers);
        commandLine.setOut(utf8(FileDescriptor.out)).setErr(utf8(FileDescriptor.err));
        return commandLine.execute(arguments);
    }

    private static PrintWriter utf8(FileDescriptor where) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(where), StandardCharsets.UTF_8), true);
    }

    static CommandLine commandLine(Explainers explainers) {
        return new CommandLine(new CommandLineTools())
                .addSubcommand(new FireCommand(explainers))
                .addSubcommand(new CommandLine.HelpCommand());
    }
}
