package org.backline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesTest {

    private static final Addresses ADDRESSES = Addresses.from(Map.of());

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void aJar() throws IOException {
        jar = Files.writeString(folder.resolve("app.jar"), "classes");
    }

    private Engines engines(Path... classPath) {
        List<String> entries = List.of(classPath).stream().map(Path::toString).toList();
        return new Engines(
                new Home(folder, folder.resolve("work")), ADDRESSES, String.join(File.pathSeparator, entries));
    }

    /** As a process would that was started with them. */
    private static void leaveWhatTheFlagsAskFor(AotCache cache) throws IOException {
        String flag = cache.trainingFlags().getFirst();
        Files.writeString(Path.of(flag.substring(flag.indexOf('=') + 1)), "kept");
        assertThat(cache.adopt()).isTrue();
    }

    @Test
    void startWithWhatTheJvmKeptOnceItIsThere() throws IOException {
        AotCache cache = engines(jar).aotCache().orElseThrow();
        assertThat(cache.flags()).isEmpty();
        leaveWhatTheFlagsAskFor(cache);
        assertThat(engines(jar).aotCache().orElseThrow().flags())
                .singleElement()
                .asString()
                .startsWith("-XX:AOTCache=")
                .endsWith(".aot");
    }

    @Test
    void startWithoutWhatWasKeptOfOtherJars() throws IOException {
        leaveWhatTheFlagsAskFor(engines(jar).aotCache().orElseThrow());
        Path other = Files.writeString(folder.resolve("other.jar"), "classes");
        assertThat(engines(jar, other).aotCache().orElseThrow().flags()).isEmpty();
        Files.writeString(jar, "other classes");
        assertThat(engines(jar).aotCache().orElseThrow().flags()).isEmpty();
    }

    @Test
    void keepNothingOfClassesInFolders() {
        assertThat(engines(jar, folder).aotCache()).isEmpty();
    }

    @Test
    void rehearseOnAFolderOfTheirOwn() {
        assertThat(engines(jar).rehearsal(folder.resolve("kafka"), List.of("-Xlog:aot=error")))
                .containsSubsequence("-Xlog:aot=error", "-cp", jar.toString())
                .endsWith(folder.resolve("kafka").toString());
    }
}
