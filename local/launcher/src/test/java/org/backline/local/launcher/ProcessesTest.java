package org.backline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    private static final List<String> STAYS = List.of("/bin/sh", "-c", "echo up; while :; do sleep 1; done");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Screen screen;
    private RunFile runFile;
    private Processes processes;

    @BeforeEach
    void prepare() {
        screen = new Screen(new PrintStream(said, true, StandardCharsets.UTF_8));
        runFile = new RunFile(folder);
        assertThat(runFile.hold()).isTrue();
        processes = new Processes(new Home(folder, folder), runFile);
    }

    @AfterEach
    void endAll() {
        processes.stopAll(screen);
        runFile.close();
    }

    @Test
    void endsTheDashboardFirstAndTheEnginesLast() {
        processes.start("engines", STAYS, Map.of(), "");
        processes.start("intake-service", STAYS, Map.of(), "");
        processes.start("dashboard", STAYS, Map.of(), "");
        Child chore = processes.startChore("aot-dashboard", STAYS, Map.of());

        processes.stopAll(screen);

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "Backline stops",
                        "  dashboard is stopped",
                        "  intake-service is stopped",
                        "  engines are stopped",
                        "Stopped");
        assertThat(chore.isAlive()).isFalse();
        assertThat(runFile.read()).isEmpty();
    }

    @Test
    void tellsWhichChildEndedByItselfAndHow() throws InterruptedException {
        Child child =
                processes.start("intake-service", List.of("/bin/sh", "-c", "echo out of luck; exit 7"), Map.of(), "");

        assertThat(processes.awaitEnd()).isSameAs(child);
        assertThat(child.diedEarly())
                .hasMessageContainingAll(
                        "intake-service", "code 7", "out of luck", child.log().toString());
    }

    @Test
    void startsNothingOnceItWasStopped() {
        processes.stopAll(screen);

        assertThatThrownBy(() -> processes.start("dashboard", STAYS, Map.of(), ""))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void givesAChildItsEnvironmentAndKeepsTheLogOfTheTimeBefore() throws InterruptedException {
        List<String> says = List.of("/bin/sh", "-c", "echo port $SERVER_PORT");
        processes.startChore("dashboard", says, Map.of("SERVER_PORT", "1")).awaitExit();
        Child second = processes.startChore("dashboard", says, Map.of("SERVER_PORT", "2"));
        second.awaitExit();

        assertThat(second.logLines()).containsExactly("port 2");
        assertThat(folder.resolve("logs/dashboard.previous.log")).hasContent("port 1");
    }

    @Test
    void doesNotHearCtrlC() throws Exception {
        Child child = processes.start("dashboard", STAYS, Map.of(), "");
        await().until(() -> child.logLines().contains("up"));

        Process interrupt =
                new ProcessBuilder("kill", "-INT", Long.toString(child.handle().pid())).start();

        assertThat(interrupt.waitFor()).isZero();
        await().during(java.time.Duration.ofMillis(300)).until(child::isAlive);
    }

    @Test
    void endsWhatAKilledLauncherLeftBehind() throws InterruptedException {
        Child orphan = processes.start("intake-service", STAYS, Map.of(), "");
        runFile.close();

        boolean any = new Leftovers(new Home(folder, folder), new RunFile(folder)).end(screen);

        assertThat(any).isTrue();
        // The JVM that started it hears of its end a moment after everybody else.
        await().until(() -> !orphan.isAlive());
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("intake-service");
    }
}
