package org.backline.local.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgreSqlBinariesTest {

    @TempDir
    private Path folder;

    @Test
    void areUnpackedOnceForTwoWhoStartTogether() {
        CompletableFuture<PostgreSqlBinaries> other =
                CompletableFuture.supplyAsync(() -> PostgreSqlBinaries.unpackedIn(folder));
        PostgreSqlBinaries binaries = PostgreSqlBinaries.unpackedIn(folder);

        assertThat(binaries.majorVersion()).isEqualTo("18");
        assertThat(other.join().majorVersion()).isEqualTo("18");
        assertThat(folder).isDirectoryContaining(path -> !path.toString().contains("unfinished"));
        assertThat(folder.toFile().list()).hasSize(1);
    }
}
