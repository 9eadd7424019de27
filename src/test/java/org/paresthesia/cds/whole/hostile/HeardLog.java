package org.paresthesia.cds.whole.hostile;

import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Hears everything that is logged, at every level of the named loggers, exceptions and their causes included. */
final class HeardLog implements AutoCloseable {

    private final ListAppender<ILoggingEvent> ear = new ListAppender<>();
    private final List<Before> before;

    /** How a logger was set before. */
    private record Before(Logger logger, Level level, boolean isAdditive) {

        static Before of(String name) {
            Logger logger = (Logger) LoggerFactory.getLogger(name);
            return new Before(logger, logger.getLevel(), logger.isAdditive());
        }
    }

    HeardLog(List<String> loggers) {
        before = loggers.stream().map(Before::of).toList();
        ear.start();
        before.forEach(each -> openUp(each.logger()));
        root().addAppender(ear);
    }

    /** The console is spared what only the ear should hear. */
    private void openUp(Logger logger) {
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
        logger.addAppender(ear);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    /** Every line of the call that was just answered; its own line is written after the answer has left. */
    List<String> lines() {
        await().atMost(Duration.ofSeconds(5))
                .until(() -> words().stream().anyMatch(line -> line.contains("call status=")));
        return words();
    }

    private List<String> words() {
        return List.copyOf(ear.list).stream()
                .map(event -> event.getLoggerName() + " " + event.getFormattedMessage() + " "
                        + event.getMDCPropertyMap() + words(event.getThrowableProxy()))
                .toList();
    }

    private static String words(IThrowableProxy problem) {
        return problem == null
                ? ""
                : " " + problem.getClassName() + ": " + problem.getMessage() + words(problem.getCause());
    }

    @Override
    public void close() {
        root().detachAppender(ear);
        before.forEach(each -> {
            each.logger().detachAppender(ear);
            each.logger().setLevel(each.level());
            each.logger().setAdditive(each.isAdditive());
        });
    }
}
