package org.paresthesia.cds.tools.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.AuditEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.feedback.audit.SomeRecords;
import org.paresthesia.cds.feedback.store.SomeDatabases;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** What an operator hears of the chain, with a store in a file as it is by default. */
class AuditCommandTest {

    private static final String SECRET = "a secret of the tests, known to all who read";

    @TempDir
    private Path folder;

    private String url;

    @BeforeEach
    void write() {
        url = "jdbc:h2:file:" + folder.resolve("store")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
        with(source -> SomeRecords.write(source, SECRET, List.of(401, 401, 500)));
    }

    private void with(Consumer<HikariDataSource> work) {
        try (HikariDataSource source = SomeDatabases.source(url, "sa", "")) {
            work.accept(source);
        }
    }

    private record Said(int code, String out, String err) {}

    private Said audit(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--set", "spring.datasource.url=" + url, "--set", "spring.datasource.username=sa"));
        all.addAll(List.of("--set", "paresthesia.store.secret=" + SECRET));
        int code = new CommandLine(new AuditCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }

    @Test
    void aChainThatHoldsIsSaidToHold() {
        Said said = audit("verify");
        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("3 records, the last is 3:").contains("the chain holds");
        String head = said.out().replaceAll("(?s).*the last is (\\S+).*", "$1");
        assertThat(audit("verify", "--head", head).code()).isZero();
        assertThat(audit("verify", "--head", "2" + head.substring(1)).code()).isEqualTo(1);
    }

    @Test
    void whatWasDoneToItIsNamed() {
        with(source -> new JdbcTemplate(source)
                .update("update audit_record set content = replace(content, '500', '200') where sequence = 3"));
        with(source -> new JdbcTemplate(source).update("delete from audit_record where sequence = 1"));
        Said said = audit("verify");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("record 1 is missing", "record 3 was changed", "the chain is broken");
    }

    @Test
    void whatCannotBeReadIsNotSaidToHold() {
        url = "jdbc:h2:file:" + folder.resolve("another") + ";MODE=PostgreSQL";
        Said said = audit("verify");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("can't be read");
    }

    @Test
    void everyRecordIsAnAuditEvent() {
        List<AuditEvent> events = audit("export")
                .out()
                .lines()
                .map(line -> FhirContext.forR4Cached()
                        .newJsonParser()
                        .setParserErrorHandler(new StrictErrorHandler())
                        .parseResource(AuditEvent.class, line))
                .toList();
        assertThat(events).hasSize(3);
        AuditEvent refused = events.get(0);
        assertThat(refused.getOutcome()).isEqualTo(AuditEvent.AuditEventOutcome._4);
        assertThat(refused.getOutcomeDesc()).isEqualTo("NO_TOKEN");
        assertThat(refused.getAgent()).hasSize(2).anyMatch(AuditEvent.AuditEventAgentComponent::getRequestor);
        assertThat(refused.getSource().getObserver().getDisplay()).isEqualTo("paresthesia-cds");
        assertThat(events.get(2).getOutcome()).isEqualTo(AuditEvent.AuditEventOutcome._8);
        assertThat(audit("export", "--since", "2100-01-01T00:00:00Z").out()).isEmpty();
    }
}
