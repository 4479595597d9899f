package org.backline.local.engines;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Runs PostgreSQL and Kafka in the foreground until it is told to end.
 *
 * <p>A setting is an argument such as {@code --postgresql-port=5432} or a system property such as {@code
 * -Dbackline.postgresql-port=5432}. A failure that a user can mend is one last line on the error output and an exit code
 * of its own.
 */
public final class EnginesMain {

    /** Exit code of a failure that has no code of its own. */
    static final int FAILED = 1;

    /** Exit code when a setting is missing or makes no sense. */
    static final int MISUSED = 2;

    /** Exit code when another program has one of the ports. */
    static final int PORT_TAKEN = 3;

    /** Exit code when stored data cannot be used. */
    static final int DATA_DAMAGED = 4;

    /** Exit code when another running process uses the data. */
    static final int DATA_IN_USE = 5;

    static {
        // Said before the first logger exists. The file has a name of its own, because a logback.xml in this jar would
        // also speak for the services whose tests use the engines.
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "org/backline/local/engines/logback.xml");
        }
    }

    private EnginesMain() {}

    /**
     * Starts both engines, says so in one line on standard output, and stays until Kafka ends or the process is ended. When
     * PostgreSQL ends by itself it is started again beside the broker, as often as {@link Restarts} has it.
     */
    public static void main(String[] arguments) {
        Settings settings;
        try {
            settings = Settings.of(arguments);
        } catch (IllegalArgumentException e) {
            throw exit(MISUSED, e.getMessage());
        }
        try {
            run(settings);
            if (!RunningEngines.areClosing()) {
                throw exit(FAILED, "PostgreSQL or Kafka ended by itself; the log says why");
            }
        } catch (PortTaken e) {
            throw exit(
                    PORT_TAKEN,
                    "%s. Stop that program, or choose another port with %s"
                            .formatted(e.getMessage(), settings.settingOf(e.port())));
        } catch (DamagedDataFolder e) {
            throw exit(DATA_DAMAGED, e.getMessage());
        } catch (DataFolderInUse e) {
            throw exit(DATA_IN_USE, e.getMessage());
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(EnginesMain.class).error("The engines failed", e);
            throw exit(FAILED, e.toString());
        }
    }

    private static void run(Settings settings) {
        // Side by side: the one mostly waits for the disk, the other for its classes.
        CompletableFuture<EmbeddedKafka> starting = CompletableFuture.supplyAsync(
                () -> EmbeddedKafka.start(
                        settings.data().resolve("kafka"), settings.kafkaPort(), settings.kafkaControllerPort()),
                task -> Thread.ofPlatform().name("kafka").start(task));
        EmbeddedPostgreSql postgreSql;
        try {
            postgreSql = postgreSql(settings, settings.postgreSqlPort());
        } finally {
            // Also where the other fails: who is told to end now has to know both.
            starting.handle((started, failure) -> started).join();
        }
        EmbeddedKafka kafka = started(starting);
        System.out.printf(
                "Engines ready: PostgreSQL %s:%d, Kafka %s%n",
                Loopback.ADDRESS, postgreSql.port(), kafka.bootstrapServers());
        stay(settings, postgreSql, kafka);
    }

    private static void stay(Settings settings, EmbeddedPostgreSql first, EmbeddedKafka kafka) {
        var restarts = new Restarts(Clock.systemUTC());
        EmbeddedPostgreSql postgreSql = first;
        while (true) {
            CompletableFuture.anyOf(postgreSql.server().onExit(), kafka.ended()).join();
            if (RunningEngines.areClosing() || kafka.ended().isDone() || !restarts.mayStart(EmbeddedPostgreSql.NAME)) {
                return;
            }
            LoggerFactory.getLogger(EnginesMain.class).warn("PostgreSQL ended by itself and is started again");
            postgreSql.close();
            postgreSql = postgreSql(settings, postgreSql.port());
        }
    }

    private static EmbeddedPostgreSql postgreSql(Settings settings, int port) {
        EmbeddedPostgreSql postgreSql = EmbeddedPostgreSql.start(
                settings.data().resolve("postgresql"),
                port,
                Map.of(),
                settings.binaries().orElseGet(PostgreSqlBinaries::defaultFolder));
        settings.databases().forEach(postgreSql::createDatabaseIfMissing);
        return postgreSql;
    }

    private static EmbeddedKafka started(CompletableFuture<EmbeddedKafka> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Never returns; the exception is for the compiler. */
    private static IllegalStateException exit(int code, @Nullable String line) {
        RunningEngines.closeAll();
        System.err.println(String.valueOf(line).replaceAll("\\s*\\R\\s*", " "));
        System.exit(code);
        return new IllegalStateException("The JVM ends");
    }
}
