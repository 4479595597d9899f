package org.backline.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every stored event has a golden JSON file that it is read from and written to unchanged: what was stored once can be
 * read for ever. A service extends this with one sample of each event. With {@code -Dgolden.write=true} missing files
 * are written, to be looked at and committed.
 */
public abstract class GoldenEvents {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private final Class<?> eventType;
    private final List<?> samples;

    /**
     * @param eventType the sealed interface of the stored events
     * @param samples at least one of each permitted subclass
     */
    protected GoldenEvents(Class<?> eventType, List<?> samples) {
        this.eventType = eventType;
        this.samples = samples;
    }

    @TestFactory
    Stream<DynamicTest> everyEventHasASample() {
        return Arrays.stream(eventType.getPermittedSubclasses())
                .map(type -> DynamicTest.dynamicTest(
                        type.getSimpleName(),
                        () -> assertThat(samples)
                                .as("sample of " + type.getSimpleName())
                                .hasAtLeastOneElementOfType(type)));
    }

    @TestFactory
    Stream<DynamicTest> everySampleEqualsItsFile() {
        return samples.stream()
                .map(sample -> DynamicTest.dynamicTest(sample.getClass().getSimpleName(), () -> check(sample)));
    }

    private static void check(Object sample) throws IOException {
        Path file = FOLDER.resolve(sample.getClass().getSimpleName() + ".v1.json");
        if (Boolean.getBoolean("golden.write") && !Files.exists(file)) {
            Files.createDirectories(FOLDER);
            Files.writeString(
                    file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sample) + System.lineSeparator());
        }
        String golden = Files.readString(file);
        assertThat(JSON.readTree(JSON.writeValueAsString(sample))).isEqualTo(JSON.readTree(golden));
        assertThat((Object) JSON.readValue(golden, sample.getClass())).isEqualTo(sample);
    }
}
