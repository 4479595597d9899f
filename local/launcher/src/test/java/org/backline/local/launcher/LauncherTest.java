package org.backline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    @TempDir
    private Path checkout;

    @Test
    void saysThatNothingRuns() throws Exception {
        assertThat(launch(Map.of(), "status"))
                .isEqualTo(new Ending(3, "Backline does not run from this checkout; ./run starts it"));
        assertThat(launch(Map.of(), "token", "okafor"))
                .isEqualTo(new Ending(3, "Backline does not run from this checkout; ./run starts it"));
        assertThat(launch(Map.of(), "stop")).isEqualTo(new Ending(0, "Backline does not run from this checkout"));
    }

    @Test
    void namesThePortThatIsTakenAndTheSettingToChange() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            Ending ending = launch(Map.of("BACKLINE_REFERRAL_PORT", Integer.toString(port)));

            assertThat(ending.exitCode()).isEqualTo(Refusal.PORT_TAKEN);
            assertThat(ending.said()).contains("Port " + port, "referral-service", "BACKLINE_REFERRAL_PORT=");
        }
    }

    @Test
    void refusesASecondRunOfTheSameCheckout() throws Exception {
        try (var first = new RunFile(checkout.resolve(".backline"))) {
            assertThat(first.hold()).isTrue();
            first.add(RunFile.LAUNCHER, ProcessHandle.current(), "http://127.0.0.1:4711");

            Ending ending = launch(Map.of());

            assertThat(ending.exitCode()).isEqualTo(Refusal.RUNS_ALREADY);
            assertThat(ending.said()).contains("already runs", "http://127.0.0.1:4711", "./run stop");
            assertThat(first.launcher()).as("the first run's notes").isPresent();
        }
    }

    @Test
    void namesTheDataThatIsDamagedAndHowToBeginAnew() throws Exception {
        Files.createDirectories(checkout.resolve(".backline/data/postgresql/cluster"));
        for (Service service : Service.values()) {
            Path jar = checkout.resolve(service.folder()).resolve("target/%s-0.1.0.jar".formatted(service.module()));
            Files.createDirectories(jar.getParent());
            Files.createFile(jar);
        }

        Ending ending = launch(Map.of());

        assertThat(ending.exitCode()).isEqualTo(Refusal.DATA_DAMAGED);
        assertThat(ending.said()).contains("PG_VERSION is missing", "./run --fresh", "engines.log");
    }

    @Test
    void saysWhatIsNotBuilt() throws Exception {
        Ending ending = launch(Map.of());

        assertThat(ending.exitCode()).isEqualTo(Refusal.FAILED);
        assertThat(ending.said()).contains("sign-in is not built", "mvn -DskipTests package");
        assertThat(new RunFile(checkout.resolve(".backline")).read())
                .as("processes left")
                .isEmpty();
    }

    @Test
    void explainsASettingThatMakesNoSense() throws Exception {
        Ending ending = launch(Map.of("BACKLINE_KAFKA_PORT", "ninety"));

        assertThat(ending).isEqualTo(new Ending(2, "BACKLINE_KAFKA_PORT is a port from 1 to 65535, not 'ninety'"));
    }

    private Ending launch(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Jvm.java(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                checkout.toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(freePorts());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ending(process.exitValue(), said.strip());
    }

    private static Map<String, String> freePorts() throws IOException {
        Map<String, String> ports = new HashMap<>();
        List<ServerSocket> sockets = new ArrayList<>();
        for (Addresses.Claim claim : Addresses.from(Map.of()).claims()) {
            var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.put(claim.variable(), Integer.toString(socket.getLocalPort()));
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    private record Ending(int exitCode, String said) {}
}
