package org.backline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The approved form of the public feed: record, schema, golden files and document say the same. */
class ReferralChangedTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final UUID REFERRAL = UUID.fromString("0193a5c0-0000-7000-8000-00000000e001");
    private static final Instant AT = Instant.parse("2026-11-22T10:15:00Z");

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()))
            .getSchema(SchemaLocation.of("classpath:org/backline/feed/ReferralChanged.v1.json"));

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of(
                        "ReferralChanged.v1",
                        new ReferralChanged(REFERRAL, "north", AT, 3, ReferralChange.SCHEDULED, Urgency.URGENT)),
                Arguments.of(
                        "ReferralChanged.v1.minimal",
                        new ReferralChanged(REFERRAL, "north", AT, 4, ReferralChange.REPORTED, null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void isWrittenAndReadAsTheFile(String name, ReferralChanged sample) {
        JsonNode golden = JSON.readTree(resource("/feed/" + name + ".json"));

        assertThat(JSON.readTree(JSON.writeValueAsBytes(sample))).isEqualTo(golden);
        assertThat(JSON.treeToValue(golden, ReferralChanged.class)).isEqualTo(sample);
        assertThat(SCHEMA.validate(golden)).isEmpty();
    }

    @Test
    void toleratesFieldsOfTomorrow() {
        ObjectNode golden = (ObjectNode) JSON.readTree(resource("/feed/ReferralChanged.v1.json"));
        golden.put("addedLater", 2);

        assertThat(SCHEMA.validate(golden)).isEmpty();
        assertThat(JSON.treeToValue(golden, ReferralChanged.class).referralId()).isEqualTo(REFERRAL);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            referralId | "R-1"
            clinicId   | "told me so"
            clinicId   | null
            occurredAt | "2026-11-22"
            sequence   | -1
            sequence   | 1.5
            change     | "LOST"
            urgency    | "SOON"
            """)
    void refuses(String field, String value) {
        ObjectNode golden = (ObjectNode) JSON.readTree(resource("/feed/ReferralChanged.v1.json"));
        golden.set(field, JSON.readTree(value));

        assertThat(SCHEMA.validate(golden)).isNotEmpty();
    }

    @Test
    void theSchemaHasTheFieldsAndCodesOfTheRecord() {
        JsonNode schema = JSON.readTree(resource("/org/backline/feed/ReferralChanged.v1.json"));

        assertThat(schema.path("properties").propertyNames())
                .containsExactlyElementsOf(Arrays.stream(ReferralChanged.class.getRecordComponents())
                        .map(component -> component.getName())
                        .toList());
        assertThat(strings(schema.path("required")))
                .containsExactlyElementsOf(Arrays.stream(ReferralChanged.class.getRecordComponents())
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(component -> component.getName())
                        .toList());
        assertThat(strings(schema.at("/properties/change/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(ReferralChange.values()).map(Enum::name).toList());
        assertThat(strings(schema.at("/properties/urgency/anyOf/0/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(Urgency.values()).map(Enum::name).toList());
    }

    @Test
    void theDocumentNamesTheTopicTheTypeAndTheSchema() {
        JsonNode document = YAMLMapper.builder().build().readTree(resource("/org/backline/feed/asyncapi.yaml"));
        JsonNode schema = JSON.readTree(resource("/org/backline/feed/ReferralChanged.v1.json"));
        JsonNode message = document.at("/components/messages/ReferralChanged");

        assertThat(document.at("/channels/referralEvents/address").asString()).isEqualTo("referral-events");
        assertThat(message.path("name").asString()).isEqualTo(ReferralChanged.TYPE);
        assertThat(schema.path("title").asString()).isEqualTo(ReferralChanged.TYPE);
        assertThat(message.path("summary").asString())
                .isEqualTo(schema.path("description").asString());
        assertThat(message.at("/payload/$ref").asString()).isEqualTo("ReferralChanged.v1.json");
        assertThat(message.at("/headers/properties/ce_type/const").asString()).isEqualTo(ReferralChanged.TYPE);
    }

    private static List<String> strings(JsonNode node) {
        return node.valueStream().map(JsonNode::asString).toList();
    }

    private static byte[] resource(String name) {
        try (InputStream in = ReferralChangedTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, () -> "There is no " + name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
