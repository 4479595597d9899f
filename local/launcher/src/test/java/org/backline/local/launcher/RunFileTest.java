package org.backline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

    @TempDir
    private Path folder;

    @Test
    void isHeldByOneLauncherAtATime() {
        try (var second = new RunFile(folder)) {
            try (var first = new RunFile(folder)) {
                assertThat(first.hold()).isTrue();
                assertThat(second.hold()).isFalse();
            }
            assertThat(second.hold()).isTrue();
        }
    }

    @Test
    void findsTheProcessesAgain() {
        try (var written = new RunFile(folder)) {
            assertThat(written.hold()).isTrue();
            written.add(RunFile.LAUNCHER, ProcessHandle.current(), "http://127.0.0.1:8080");
            written.add("engines", ProcessHandle.current(), "");
            written.remove("engines");
        }

        assertThat(new RunFile(folder).launcher()).hasValueSatisfying(launcher -> {
            assertThat(launcher.process()).contains(ProcessHandle.current());
            assertThat(launcher.address()).isEqualTo("http://127.0.0.1:8080");
        });
        assertThat(new RunFile(folder).read()).hasSize(1);
    }

    @Test
    void doesNotTakeAnotherProcessOfTheSameNumberForItsOwn() throws IOException {
        Files.writeString(
                folder.resolve("run.pids"),
                "launcher %d 12345 \n".formatted(ProcessHandle.current().pid()));

        assertThat(new RunFile(folder).read()).hasSize(1);
        assertThat(new RunFile(folder).launcher()).isEmpty();
    }

    @Test
    void passesOverLinesItCannotRead() throws IOException {
        Files.writeString(folder.resolve("run.pids"), "launcher\n\nengines x y z\n");

        assertThat(new RunFile(folder).read()).isEmpty();
    }
}
