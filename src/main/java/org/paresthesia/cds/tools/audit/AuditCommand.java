package org.paresthesia.cds.tools.audit;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.paresthesia.cds.feedback.audit.AuditArchive;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at the audit records of a service: 0 where all is well, 1 where the chain is broken, 2 where it can't be read. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Checks the chain of audit records, or prints them as FHIR AuditEvents.")
public final class AuditCommand {

    private static final int BROKEN = 1;
    private static final int UNREADABLE = 2;

    @Spec
    private CommandSpec command;

    /** Prints what was done to the chain, if anything was. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Whether any record was changed or removed.")
    int verify(
            @Mixin StoreOptions store,
            @Option(
                            names = "--head",
                            description =
                                    "Number and hash of a record, as an earlier check or the service's log named it,"
                                            + " which has to be there still.")
                    String head) {
        return reading(() -> {
            AuditArchive archive = store.archive();
            AuditArchive.Result result = archive.check();
            PrintWriter out = out();
            out.println(
                    result.records() + " records, the last is " + (result.head().isEmpty() ? "none" : result.head()));
            result.breaks().forEach(out::println);
            boolean isHeadThere = head == null || archive.hasRecord(head);
            if (!isHeadThere) {
                out.println("record " + head + " is not there, or another is in its place");
            }
            boolean holds = result.breaks().isEmpty() && isHeadThere;
            out.println(holds ? "the chain holds" : "the chain is broken");
            return holds ? 0 : BROKEN;
        });
    }

    /** Prints one AuditEvent a line. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Prints the records as FHIR R4 AuditEvents, one a line (NDJSON).")
    int export(
            @Mixin StoreOptions store,
            @Option(names = "--since", description = "Only records since this moment, such as 2026-11-01T00:00:00Z.")
                    Instant since) {
        return reading(() -> {
            AuditEvents events = new AuditEvents();
            store.archive().read(since == null ? Instant.EPOCH : since, record -> out().println(events.json(record)));
            out().flush();
            return 0;
        });
    }

    private int reading(Callable<Integer> work) {
        try {
            return work.call();
        } catch (WrongConfiguration wrong) {
            return unreadable(wrong.getMessage());
        } catch (DataAccessException away) {
            return unreadable(
                    "the records can't be read; a store in a file can be read only while the service is stopped, or"
                            + " from a copy: " + away.getMostSpecificCause().getMessage());
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private int unreadable(String why) {
        command.commandLine().getErr().println(why);
        return UNREADABLE;
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
