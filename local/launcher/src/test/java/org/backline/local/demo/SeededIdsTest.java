package org.backline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeededIdsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private final SeededIds ids = new SeededIds("test");

    @Test
    void givesTheSameNameTheSameId() {
        assertThat(ids.of(NOON, "case")).isEqualTo(new SeededIds("test").of(NOON, "case"));
    }

    @Test
    void givesAnotherNameTimeOrSeedAnotherId() {
        assertThat(ids.of(NOON, "case"))
                .isNotEqualTo(ids.of(NOON, "act"))
                .isNotEqualTo(ids.of(NOON.plusMillis(1), "case"))
                .isNotEqualTo(new SeededIds("other").of(NOON, "case"));
    }

    @Test
    void hasTheShapeOfUuidVersionSeven() {
        UUID id = ids.of(NOON, "case");

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }
}
