package org.backline.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.backline.local.launcher.Service;

/** Intakes over HTTP with a token, as fast as they are answered. */
final class IntakeMeasure implements Measure {

    @Override
    public void take(Bench bench) throws Exception {
        URI intake = bench.of(Service.INTAKE);
        UUID athleteId = bench.trainers().register(intake);
        try (Crud crud = new Crud(bench)) {
            for (int askers : new int[] {8, 32}) {
                Crowd.Result raw = bench.baselines().insertAndCommit(askers, Duration.ofSeconds(2), Bench.MEASURED);
                Crowd.Result plain = Crowd.ask(
                        askers,
                        Bench.WARM_UP,
                        Bench.MEASURED,
                        (asker, number) -> bench.trainers().record(crud.address(), athleteId));
                Crowd.Result ours = Crowd.ask(
                        askers,
                        Bench.WARM_UP,
                        Bench.MEASURED,
                        (asker, number) -> bench.trainers().record(intake, athleteId));
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
