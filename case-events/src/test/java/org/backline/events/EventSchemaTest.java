package org.backline.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas accept what services say, and nothing that is out of range, unknown or free text. */
class EventSchemaTest {

    static Stream<String> samples() {
        return EventSamples.all().keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void acceptsTheGoldenFile(String name) {
        assertThat(EventSchemas.faultsOf(name, Wire.golden(name))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void acceptsFieldsOfTomorrow(String name) {
        ObjectNode golden = (ObjectNode) Wire.golden(name);
        golden.put("addedLater", true);

        assertThat(EventSchemas.faultsOf(name, golden)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void refusesAnEventWithoutARequiredField(String name) {
        JsonNode required = Wire.schema(name.replace(".minimal", "")).path("required");

        assertThat(required).isNotEmpty().allSatisfy(field -> {
            ObjectNode golden = (ObjectNode) Wire.golden(name);
            golden.remove(field.asString());
            assertThat(EventSchemas.faultsOf(name, golden))
                    .singleElement()
                    .asString()
                    .contains(field.asString());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void refusesFreeTextWhereverAStringIs(String name) {
        List<JsonPointer> strings = leaves(Wire.golden(name), JsonPointer.empty()).stream()
                .filter(at -> Wire.golden(name).at(at).isString())
                .filter(at -> !at.toString().equals("/trace"))
                .toList();

        assertThat(strings)
                .isNotEmpty()
                .allSatisfy(
                        at -> assertThat(faultsWith(name, at, "\"told me so\"")).isNotEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void refusesNumbersOutOfRange(String name) {
        List<JsonPointer> numbers = leaves(Wire.golden(name), JsonPointer.empty()).stream()
                .filter(at -> Wire.golden(name).at(at).isNumber())
                .filter(at -> !at.toString().matches(".*/findings/\\d+/value"))
                .toList();

        assertThat(numbers)
                .allSatisfy(at -> assertThat(faultsWith(name, at, "-1")).isNotEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void refusesAnotherKindOfValue(String name) {
        assertThat(leaves(Wire.golden(name), JsonPointer.empty()))
                .allSatisfy(at -> assertThat(faultsWith(name, at, "{}")).isNotEmpty());
    }

    @ParameterizedTest(name = "{0}: {1} = {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    IntakeRecorded.v1        | /painNow               | 11
                    IntakeRecorded.v1        | /painBest              | 11
                    IntakeRecorded.v1        | /painWorst             | 11
                    IntakeRecorded.v1        | /painNow               | 4.5
                    IntakeRecorded.v1        | /age                   | 9
                    IntakeRecorded.v1        | /age                   | 100
                    IntakeRecorded.v1        | /sex                   | "X"
                    IntakeRecorded.v1        | /sex                   | null
                    IntakeRecorded.v1        | /sport                 | "Cross Country"
                    IntakeRecorded.v1        | /caseId                | "A-1"
                    IntakeRecorded.v1        | /clinicId              | ""
                    IntakeRecorded.v1        | /occurredAt            | "2026-11-02"
                    IntakeRecorded.v1        | /occurredAt            | "2026-11-02T09:15:00"
                    IntakeRecorded.v1        | /occurredAt            | 1793610900
                    IntakeRecorded.v1        | /regions               | []
                    IntakeRecorded.v1        | /regions/0/region      | "KNEE"
                    IntakeRecorded.v1        | /redFlags              | {"HEADACHE": "NO"}
                    IntakeRecorded.v1        | /redFlags              | {"FEVER": "MAYBE"}
                    IntakeRecorded.v1        | /notAssessedBecause    | {"FEVER": "FORGOT"}
                    IntakeRecorded.v1        | /proms/0/value         | 101
                    FindingsRecorded.v1      | /findings/0/pain       | 11
                    FindingsRecorded.v1      | /findings/0/test       | "LASEGUE"
                    FindingsRecorded.v1      | /findings/1/unit       | "DEGREE"
                    ParticipationStatusChanged.v1 | /until            | "24.12.2026"
                    AssessmentProposed.v1    | /knowledgeHash         | "abc"
                    MuscularCauseIdentified.v1 | /causes              | []
                    ProgramDrafted.v1        | /exercises/0/exercise  | "superman"
                    ProgramDrafted.v1        | /exercises/0/phase     | 5
                    ProgramDrafted.v1        | /exercises/0/dose/sets | 11
                    ProgramDrafted.v1        | /exercises/0/dose/timesPerWeek | 15
                    ProgramAssigned.v1       | /phase                 | 0
                    SessionLogged.v1         | /painBefore            | 11
                    SessionLogged.v1         | /painDuring            | 11
                    SessionLogged.v1         | /painNextMorning       | 11
                    SessionLogged.v1         | /effort                | 11
                    PhysicianReported.v1     | /diagnosisCode         | "sprain"
                    ReferralRequested.v1     | /summary/age           | 9
                    ReferralRequested.v1     | /summary/painNow       | 11
                    ReferralRequested.v1     | /urgency               | "SOON"
                    """)
    void refuses(String name, String at, String value) {
        assertThat(faultsWith(name, JsonPointer.compile(at), value)).isNotEmpty();
    }

    @Test
    void namesThePlaceOfAFault() {
        assertThat(faultsWith("IntakeRecorded.v1", JsonPointer.compile("/painNow"), "11"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.getInstanceLocation()).hasToString("/painNow");
                    assertThat(fault.getKeyword()).isEqualTo("maximum");
                });
    }

    private static List<com.networknt.schema.Error> faultsWith(String name, JsonPointer at, String value) {
        JsonNode golden = Wire.golden(name);
        JsonNode replacement = Wire.JSON.readTree(value);
        switch (golden.at(at.head())) {
            case ObjectNode object -> object.set(at.last().getMatchingProperty(), replacement);
            case ArrayNode array -> array.set(at.last().getMatchingIndex(), replacement);
            case JsonNode other -> throw new AssertionError("Nothing can be put at " + at + " in " + other);
        }
        return EventSchemas.faultsOf(name, golden);
    }

    private static List<JsonPointer> leaves(JsonNode node, JsonPointer at) {
        List<JsonPointer> leaves = new ArrayList<>();
        switch (node) {
            case ObjectNode object ->
                object.propertyStream()
                        .forEach(property ->
                                leaves.addAll(leaves(property.getValue(), at.appendProperty(property.getKey()))));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    leaves.addAll(leaves(array.get(i), at.appendIndex(i)));
                }
            }
            case JsonNode leaf -> leaves.add(at);
        }
        return leaves;
    }
}
