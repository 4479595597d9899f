package org.backline.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The approved form of every published event. A golden file is never edited once its version has been published. */
class GoldenFileTest {

    static Stream<Entry<String, PublishedEvent>> samples() {
        return EventSamples.all().entrySet().stream();
    }

    static Stream<Class<? extends PublishedEvent>> eventTypes() {
        return Wire.eventTypes();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eventTypes")
    void everyEventHasItsFiles(Class<? extends PublishedEvent> type) {
        String name = Wire.fileNameOf(type);

        assertThat(EventSamples.all().get(name)).isInstanceOf(type);
        if (Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class))) {
            assertThat(EventSamples.all().get(name + ".minimal")).isInstanceOf(type);
        }
    }

    @Test
    void everyFileHasItsSample() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(EventSamples.all().keySet().stream()
                            .map(name -> name + ".json")
                            .toList());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsAsTheSample(Entry<String, PublishedEvent> sample) {
        assertThat(read(Wire.golden(sample.getKey()), sample.getValue())).isEqualTo(sample.getValue());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void isWrittenAsTheFile(Entry<String, PublishedEvent> sample) {
        PublishedEvent event = read(Wire.golden(sample.getKey()), sample.getValue());

        assertThat(Wire.JSON.readTree(Wire.JSON.writeValueAsBytes(event))).isEqualTo(Wire.golden(sample.getKey()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void toleratesFieldsOfTomorrow(Entry<String, PublishedEvent> sample) {
        ObjectNode withMore = (ObjectNode) Wire.golden(sample.getKey());
        everyObjectIn(withMore)
                .filter(object -> !isMapOfFlags(object))
                .forEach(object -> object.putObject("addedLater").put("by", 2));

        assertThat(read(withMore, sample.getValue())).isEqualTo(sample.getValue());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsAnAbsentFieldAsOneThatIsNull(Entry<String, PublishedEvent> sample) {
        ObjectNode withoutNulls = (ObjectNode) Wire.golden(sample.getKey());
        everyObjectIn(withoutNulls).toList().forEach(object -> object.removeNulls());

        assertThat(read(withoutNulls, sample.getValue())).isEqualTo(sample.getValue());
    }

    @Test
    void aMinimalFileLeavesOutAllThatMayBeAbsent() {
        samples().filter(sample -> sample.getKey().endsWith(".minimal")).forEach(sample -> {
            JsonNode golden = Wire.golden(sample.getKey());
            assertThat(Arrays.stream(sample.getValue().getClass().getRecordComponents())
                            .filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class)))
                    .as(sample.getKey())
                    .allSatisfy(component -> assertThat(
                                    golden.path(component.getName()).isNull())
                            .isTrue());
        });
    }

    @Test
    void aFullFileLeavesOutNothing() {
        samples().filter(sample -> !sample.getKey().endsWith(".minimal")).forEach(sample -> {
            JsonNode golden = Wire.golden(sample.getKey());
            assertThat(Arrays.stream(sample.getValue().getClass().getRecordComponents()))
                    .as(sample.getKey())
                    .allSatisfy(component -> assertThat(
                                    golden.path(component.getName()).isNull())
                            .isFalse());
        });
    }

    @Test
    void anUnknownCodeIsNotGuessed() {
        ObjectNode held = (ObjectNode) Wire.golden("ProgramHeld.v1");
        held.put("reason", "ON_A_WHIM");

        assertThatThrownBy(() -> Wire.JSON.treeToValue(held, ProgramHeld.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("ON_A_WHIM");
    }

    private static PublishedEvent read(JsonNode json, PublishedEvent sample) {
        return Wire.JSON.readValue(Wire.JSON.writeValueAsBytes(json), sample.getClass());
    }

    private static Stream<ObjectNode> everyObjectIn(JsonNode node) {
        Stream<ObjectNode> below = node.valueStream().flatMap(GoldenFileTest::everyObjectIn);
        return node instanceof ObjectNode object ? Stream.concat(below, Stream.of(object)) : below;
    }

    /** The two maps whose names are codes: there an added name would be an unknown code. */
    private static boolean isMapOfFlags(ObjectNode object) {
        return object.propertyStream()
                .allMatch(property -> property.getKey().matches("[A-Z_]+")
                        && property.getValue().isString());
    }
}
