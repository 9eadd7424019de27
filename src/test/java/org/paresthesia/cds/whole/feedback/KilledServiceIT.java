package org.paresthesia.cds.whole.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.containers.Postgres;

/** The process is killed while feedback pours in: what was answered with 200 is there, once, whatever is sent again. */
class KilledServiceIT {

    private static final String PATH = "/cds-services/limb-paresthesia-patient-view/feedback";
    private static final int SENDERS = 8;
    private static final int ENOUGH = 300;
    private static final int PATIENCE = 600;

    @TempDir
    private Path directory;

    private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> answered = new ConcurrentLinkedQueue<>();

    @Test
    void withTheDatabaseInAFile() throws Exception {
        killAndSendAgain(
                "jdbc:h2:file:" + directory.resolve("store")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;RETENTION_TIME=3000",
                "sa");
    }

    @Test
    void withPostgres() throws Exception {
        try (Postgres postgres = Postgres.start()) {
            killAndSendAgain(postgres.url(), postgres.user());
        }
    }

    private void killAndSendAgain(String url, String user) throws Exception {
        List<String> settings = List.of(
                "spring.profiles.active=demo",
                "paresthesia.demo-ehr.port=0",
                "spring.datasource.url=" + url,
                "spring.datasource.username=" + user,
                "paresthesia.store.secret-file=" + directory.resolve("secret"));
        try (ServiceProcess service = ServiceProcess.start(directory, settings)) {
            List<Thread> senders = sendFrom(service);
            while (answered.size() < ENOUGH) {
                Thread.sleep(5);
            }
            service.kill();
            for (Thread sender : senders) {
                sender.join();
            }
        }
        assertThat(new HashSet<>(kept(url, user))).containsAll(answered);
        try (ServiceProcess again = ServiceProcess.start(directory, settings)) {
            for (String card : sent) {
                sendUntilTaken(again, card);
            }
        }
        assertThat(kept(url, user)).hasSameSizeAs(sent).containsExactlyInAnyOrderElementsOf(sent);
    }

    /** 503 means: not kept, try again. */
    private static void sendUntilTaken(ServiceProcess service, String card) throws InterruptedException {
        int status = service.post(PATH, body(card));
        for (int i = 0; i < PATIENCE && status == 503; i++) {
            Thread.sleep(100);
            status = service.post(PATH, body(card));
        }
        assertThat(status).isEqualTo(200);
    }

    private List<Thread> sendFrom(ServiceProcess service) {
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            Thread sender = new Thread(() -> sendUntilKilled(service));
            sender.start();
            senders.add(sender);
        }
        return senders;
    }

    private void sendUntilKilled(ServiceProcess service) {
        try {
            while (true) {
                String card = UUID.randomUUID().toString();
                sent.add(card);
                if (service.post(PATH, body(card)) == 200) {
                    answered.add(card);
                }
            }
        } catch (UncheckedIOException killed) {
            // The answer never came: the client does not know, and will send it again.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String body(String card) {
        return "{\"feedback\":[{\"card\":\"" + card + "\",\"outcome\":\"overridden\","
                + "\"outcomeTimestamp\":\"2026-11-20T10:00:00Z\"}]}";
    }

    private static List<String> kept(String url, String user) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                ResultSet rows = connection.createStatement().executeQuery("select card_uuid from feedback")) {
            List<String> cards = new ArrayList<>();
            while (rows.next()) {
                cards.add(rows.getString(1));
            }
            return cards;
        }
    }
}
