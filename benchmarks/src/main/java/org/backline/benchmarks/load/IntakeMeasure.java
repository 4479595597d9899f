package org.backline.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.backline.local.launcher.Service;

/**
 * Intakes over HTTP with a token, as fast as they are answered: while all others do what follows from them, and while the
 * others stand still, which tells what one service can do where the others have processors of their own.
 */
final class IntakeMeasure implements Measure {

    private static final EnumSet<Service> NEEDED = EnumSet.of(Service.INTAKE, Service.SIGN_IN);

    @Override
    public void take(Bench bench) throws Exception {
        bench.trainers().anAthlete();
        try (Crud crud = new Crud(bench)) {
            for (int askers : new int[] {8, 32}) {
                Crowd.Result raw = bench.baselines().insertAndCommit(askers, Duration.ofSeconds(2), Bench.MEASURED);
                Crowd.Result plain = Crowd.ask(
                        askers,
                        Bench.WARM_UP,
                        Bench.MEASURED,
                        (asker, number) -> bench.trainers().record(crud.address(), UUID.randomUUID()));
                Crowd.Result ours = Crowd.ask(
                        askers,
                        Bench.WARM_UP,
                        Bench.MEASURED,
                        (asker, number) -> bench.trainers().record());
                bench.findings()
                        .add(
                                "intake over HTTP, " + askers + " clients, against one insert and commit by JDBC",
                                Findings.rate(ours),
                                Findings.rate(raw),
                                ours.perSecond() / raw.perSecond(),
                                "0.15, goal 0.30");
                bench.findings()
                        .add(
                                "the same against a plain WebFlux + JDBC service",
                                Findings.rate(ours),
                                Findings.rate(plain),
                                ours.perSecond() / plain.perSecond(),
                                "0.7, goal 1.0");
                bench.awaitQuiet();
                Crowd.Result alone;
                try (StandStill others = new StandStill(bench, EnumSet.complementOf(NEEDED))) {
                    alone = Crowd.ask(
                            askers,
                            Duration.ofSeconds(2),
                            Bench.MEASURED,
                            (asker, number) -> bench.trainers().record());
                }
                bench.findings()
                        .add(
                                "intake over HTTP, " + askers + " clients, while the other services stand still,"
                                        + " against one insert and commit by JDBC",
                                Findings.rate(alone),
                                Findings.rate(raw),
                                alone.perSecond() / raw.perSecond(),
                                "0.15, goal 0.30");
                bench.findings()
                        .add(
                                "the same against a plain WebFlux + JDBC service",
                                Findings.rate(alone),
                                Findings.rate(plain),
                                alone.perSecond() / plain.perSecond(),
                                "0.7, goal 1.0");
                bench.awaitQuiet();
            }
        }
    }

    /** Services that are stopped as by Ctrl+Z, and go on at the end. */
    private record StandStill(Bench bench, Set<Service> services) implements AutoCloseable {

        StandStill {
            signal(bench, services, "STOP");
        }

        @Override
        public void close() {
            signal(bench, services, "CONT");
        }

        private static void signal(Bench bench, Set<Service> services, String name) {
            for (Service service : services) {
                String process = Long.toString(bench.backline().process(service).pid());
                try {
                    new ProcessBuilder("kill", "-" + name, process).start().waitFor();
                } catch (IOException impossible) {
                    throw new UncheckedIOException(impossible);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(stop);
                }
            }
        }
    }

    /** The plain service, in a process of its own with the memory that ours have. */
    private static final class Crud implements AutoCloseable {

        private final int port;
        private final Process process;

        Crud(Bench bench) throws IOException {
            port = Bench.freePorts(1).getFirst();
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CrudBaseline.class.getName(),
                            bench.jdbc(Service.INTAKE),
                            bench.of(Service.SIGN_IN).resolve("/oauth2/jwks").toString(),
                            Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Bench.await("the plain service", Duration.ofSeconds(60), () -> {
                bench.trainers().record(address(), UUID.randomUUID());
                return true;
            });
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + port);
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }
    }
}
