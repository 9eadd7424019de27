package org.paresthesia.cds.tools;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.paresthesia.cds.tools.audit.AuditCommand;
import org.paresthesia.cds.tools.check.CheckCommand;
import org.paresthesia.cds.tools.doctor.DoctorCommand;
import org.paresthesia.cds.tools.explain.Explainers;
import org.paresthesia.cds.tools.fire.FireCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The tools by name, as in {@code java -jar paresthesia-cds.jar check}. */
@Command(
        name = "paresthesia-cds",
        mixinStandardHelpOptions = true,
        description = "Tools of the CDS Hooks service; without a tool's name the service starts.",
        subcommands = {AuditCommand.class, CheckCommand.class, DoctorCommand.class})
public final class CommandLineTools {

    /** What a first argument may be that is no argument of the service. */
    static final Set<String> NAMES = Set.of("audit", "check", "doctor", "fire", "help", "--help", "-h");

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
        silence();
        CommandLine commandLine = commandLine(explainers);
        commandLine.setOut(utf8(FileDescriptor.out)).setErr(utf8(FileDescriptor.err));
        return commandLine.execute(arguments);
    }

    /** Before the first logger is asked for: setting one up would take as long as the rest of a small tool. */
    private static void silence() {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
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
