package org.backline.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas say neither more nor less than the records. */
class SchemaDriftTest {

    static Stream<Class<? extends PublishedEvent>> eventTypes() {
        return Wire.eventTypes();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eventTypes")
    void describesTheRecord(Class<? extends PublishedEvent> type) {
        JsonNode schema = Wire.schema(Wire.fileNameOf(type));

        assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("title").asString()).isEqualTo(EventTypes.nameOf(type));
        assertThat(schema.path("description").asString("")).isNotBlank();
        assertThat(new SchemaDrift(codes()).compare(type, schema).found()).isEmpty();
    }

    @Test
    void describesNothingElse() throws IOException {
        Set<String> expected = eventTypes().map(Wire::fileNameOf).collect(Collectors.toCollection(TreeSet::new));
        expected.add("codes");

        try (Stream<Path> files = Files.list(Path.of("src/main/resources/org/backline/events/schema"))) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", "")))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void everyDefinitionIsDescribedAndUsed() {
        SchemaDrift drift = new SchemaDrift(codes());
        eventTypes().forEach(type -> drift.compare(type, Wire.schema(Wire.fileNameOf(type))));

        assertThat(codes().path("$defs").propertyNames()).containsExactlyInAnyOrderElementsOf(drift.definitionsSeen());
        assertThat(codes().path("$defs").valueStream())
                .allSatisfy(definition ->
                        assertThat(definition.path("description").asString("")).isNotBlank());
    }

    @Test
    void explainsOnlyCodesThatExist() {
        assertThat(codes().path("$defs").valueStream())
                .allSatisfy(definition -> assertThat(
                                definition.path("enum").valueStream().map(JsonNode::asString))
                        .containsAll(definition.path("x-enumDescriptions").propertyNames()));
    }

    @Test
    void noticesAMissingProperty() {
        assertThat(driftAfter((schema, codes) -> object(schema, "/properties").remove("reason")))
                .anyMatch(drift -> drift.startsWith("ProgramHeld properties"));
    }

    @Test
    void noticesAnAddedProperty() {
        assertThat(driftAfter((schema, codes) -> object(schema, "/properties").putObject("mood")))
                .anyMatch(drift -> drift.startsWith("ProgramHeld properties"));
    }

    @Test
    void noticesARequiredFieldThatIsOptionalInTheSchema() {
        assertThat(driftAfter((schema, codes) -> ((ArrayNode) schema.at("/required")).remove(0)))
                .anyMatch(drift -> drift.startsWith("ProgramHeld required"));
    }

    @Test
    void noticesAMissingCode() {
        assertThat(driftAfter((schema, codes) -> ((ArrayNode) codes.at("/$defs/HoldReason/enum")).remove(1)))
                .anyMatch(drift -> drift.startsWith("ProgramHeld.reason codes"));
    }

    @Test
    void noticesAnotherType() {
        assertThat(driftAfter((schema, codes) ->
                        object(schema, "/properties/programId").remove("format")))
                .anyMatch(drift -> drift.startsWith("ProgramHeld.programId"));
    }

    @Test
    void noticesAnotherDefinition() {
        assertThat(driftAfter((schema, codes) ->
                        object(schema, "/properties/reason").put("$ref", "codes.json#/$defs/StopReason")))
                .anyMatch(drift -> drift.startsWith("ProgramHeld.reason refers to"));
    }

    @Test
    void noticesAReferenceThatLeadsNowhere() {
        assertThat(driftAfter((schema, codes) -> object(codes, "/$defs").remove("HoldReason")))
                .anyMatch(drift -> drift.contains("leads nowhere"));
    }

    private static List<String> driftAfter(Change change) {
        ObjectNode schema = (ObjectNode) Wire.schema("ProgramHeld.v1");
        ObjectNode codes = (ObjectNode) codes();
        assertThat(new SchemaDrift(codes).compare(ProgramHeld.class, schema).found())
                .isEmpty();
        change.apply(schema, codes);
        return new SchemaDrift(codes).compare(ProgramHeld.class, schema).found();
    }

    private static ObjectNode object(JsonNode document, String at) {
        return (ObjectNode) document.at(at);
    }

    private static JsonNode codes() {
        return Wire.schema("codes");
    }

    @FunctionalInterface
    private interface Change {
        void apply(ObjectNode schema, ObjectNode codes);
    }
}
