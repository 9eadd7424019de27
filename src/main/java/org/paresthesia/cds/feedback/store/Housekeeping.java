package org.paresthesia.cds.feedback.store;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.paresthesia.cds.feedback.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills in what a stop interrupted, and deletes what is older than the site keeps it: comments first, then the rest. */
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final Database database;
    private final StoreSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    Housekeeping(Database database, StoreSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        timer.scheduleWithFixedDelay(this::tidyQuietly, 5, 60, TimeUnit.MINUTES);
    }

    /** Does what is due now. */
    void tidy() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        new PatientsOfFeedback(database).fillSince(now.minus(settings.keep()));
        database.inTransaction(() -> update("delete from used_token where expires_at < ?", now));
        database.inTransaction(() -> update("delete from why_record where expires_at < ?", now));
        database.inTransaction(() -> database.jdbc()
                .sql("delete from answer_time where answered_on < ?")
                .param(now.minus(settings.keep()).toLocalDate())
                .update());
        int gone = database.inTransaction(() -> {
            update(
                    "update feedback set comment_text = null where comment_text is not null and received_at < ?",
                    now.minus(settings.keepComments()));
            return update("delete from feedback where received_at < ?", now.minus(settings.keep()))
                    + update("delete from firing where shown_at < ?", now.minus(settings.keep()));
        });
        if (gone > 0) {
            LOG.info(
                    "store: {} rows older than {} days deleted",
                    gone,
                    settings.keep().toDays());
        }
    }

    private void tidyQuietly() {
        try {
            tidy();
        } catch (StoreUnavailable away) {
            LOG.debug("store: nothing deleted, it is away");
        }
    }

    private int update(String sql, OffsetDateTime before) {
        return database.jdbc().sql(sql).param(before).update();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
