package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.knowledge.CaseSamples.aClearAthlete;
import static org.backline.assessment.knowledge.CaseSamples.measured;
import static org.backline.assessment.knowledge.CaseSamples.withAthlete;
import static org.backline.assessment.knowledge.CaseSamples.withFindings;
import static org.backline.assessment.knowledge.CaseSamples.withIntake;
import static org.backline.assessment.knowledge.CaseSamples.withProms;

import java.util.List;
import java.util.stream.Stream;
import org.backline.assessment.knowledge.EvaluationRequest.Athlete;
import org.backline.assessment.knowledge.EvaluationRequest.Intake;
import org.backline.assessment.knowledge.EvaluationRequest.Onset;
import org.backline.assessment.knowledge.EvaluationRequest.Pain;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Instrument;
import org.backline.codes.PainSite;
import org.backline.codes.PromScore;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What numbers and units are refused, and the wire form of a request. */
class RequestCheckTest {

    private final RequestCheck check = new RequestCheck(CaseSamples.KNOWLEDGE);

    static Stream<Arguments> faults() {
        Intake intake = aClearAthlete().intake();
        return Stream.of(
                Arguments.of("athlete.age", withAthlete(aClearAthlete(), new Athlete(9, Sex.MALE, "rowing", null))),
                Arguments.of("athlete.age", withAthlete(aClearAthlete(), new Athlete(100, Sex.MALE, "rowing", null))),
                Arguments.of("athlete.sex", withAthlete(aClearAthlete(), new Athlete(20, null, "rowing", null))),
                Arguments.of("athlete.sport", withAthlete(aClearAthlete(), new Athlete(20, Sex.MALE, "Rowing!", null))),
                Arguments.of("athlete", withAthlete(aClearAthlete(), null)),
                Arguments.of("intake", withIntake(aClearAthlete(), null)),
                Arguments.of("intake.pain.now", withIntake(aClearAthlete(), with(intake, new Pain(11, 1, 9)))),
                Arguments.of("intake.pain.best", withIntake(aClearAthlete(), with(intake, new Pain(4, -1, 9)))),
                Arguments.of("intake.pain.worst", withIntake(aClearAthlete(), with(intake, new Pain(4, 1, 12)))),
                Arguments.of("intake.pain", withIntake(aClearAthlete(), with(intake, (Pain) null))),
                Arguments.of("intake.regions", withIntake(aClearAthlete(), withRegions(intake, List.of()))),
                Arguments.of("intake.regions", withIntake(aClearAthlete(), withRegions(intake, null))),
                Arguments.of(
                        "intake.regions[0]",
                        withIntake(aClearAthlete(), withRegions(intake, List.of(new PainSite(null, Side.LEFT))))),
                Arguments.of(
                        "intake.onset.daysAgo", withIntake(aClearAthlete(), with(intake, new Onset(null, -1, null)))),
                Arguments.of("intake.morningStiffnessMinutes", withIntake(aClearAthlete(), stiff(intake, -5))),
                Arguments.of(
                        "findings[7].unit",
                        withFindings(aClearAthlete(), measured(ClinicalTest.MTHOMAS, Side.LEFT, 5, Unit.NEWTON))),
                Arguments.of(
                        "findings[7].value",
                        withFindings(aClearAthlete(), measured(ClinicalTest.TEMP, Side.NONE, 20, Unit.CELSIUS))),
                Arguments.of(
                        "findings[7].value",
                        withFindings(aClearAthlete(), measured(ClinicalTest.TEMP, Side.NONE, 98.6, Unit.CELSIUS))),
                Arguments.of(
                        "findings[7].value",
                        withFindings(aClearAthlete(), measured(ClinicalTest.AKE, Side.LEFT, Double.NaN, Unit.DEGREE))),
                Arguments.of(
                        "proms[0].value", withProms(aClearAthlete(), List.of(new PromScore(Instrument.NPRS, 4.5)))),
                Arguments.of(
                        "proms[0].value", withProms(aClearAthlete(), List.of(new PromScore(Instrument.RMDQ, 25)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void namesTheFieldAndItsLimit(String field, EvaluationRequest request) {
        assertThat(check.validate(request)).singleElement().satisfies(complaint -> {
            assertThat(complaint.field()).isEqualTo(field);
            assertThat(complaint.message()).isNotBlank();
            assertThat(complaint.limit()).isNotBlank();
        });
    }

    @Test
    void findsNothingWrongWithAClearAthlete() {
        assertThat(check.validate(aClearAthlete())).isEmpty();
    }

    @Test
    void isLenientAboutTheOrderOfPainNumbers() {
        assertThat(check.validate(
                        withIntake(aClearAthlete(), with(aClearAthlete().intake(), new Pain(7, 8, 3)))))
                .isEmpty();
    }

    @Test
    void readsTheWireFormAndFillsWhatIsAbsent() {
        EvaluationRequest request = JsonMapper.builder().build().readValue("""
                {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"},
                 "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]},
                 "findings": [{"test": "MCTRL", "value": 3, "unit": "count"}]}
                """, EvaluationRequest.class);
        assertThat(check.validate(request)).isEmpty();
        assertThat(request.findings().getFirst().side()).isEqualTo(Side.NONE);
        assertThat(CaseSamples.evaluate(request).disposition()).isNotNull();
    }

    private static Intake with(Intake i, Pain pain) {
        return new Intake(
                i.onset(),
                pain,
                i.regions(),
                i.aggravatedBy(),
                i.easedBy(),
                i.night(),
                i.legSymptoms(),
                i.legWorseThanBack(),
                i.morningStiffnessMinutes());
    }

    private static Intake with(Intake i, Onset onset) {
        return new Intake(
                onset,
                i.pain(),
                i.regions(),
                i.aggravatedBy(),
                i.easedBy(),
                i.night(),
                i.legSymptoms(),
                i.legWorseThanBack(),
                i.morningStiffnessMinutes());
    }

    private static Intake withRegions(Intake i, List<PainSite> regions) {
        return new Intake(
                i.onset(),
                i.pain(),
                regions,
                i.aggravatedBy(),
                i.easedBy(),
                i.night(),
                i.legSymptoms(),
                i.legWorseThanBack(),
                i.morningStiffnessMinutes());
    }

    private static Intake stiff(Intake i, int minutes) {
        return new Intake(
                i.onset(),
                i.pain(),
                i.regions(),
                i.aggravatedBy(),
                i.easedBy(),
                i.night(),
                i.legSymptoms(),
                i.legWorseThanBack(),
                minutes);
    }
}
