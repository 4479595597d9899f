package org.backline.program.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.program.domain.ProgramSamples.*;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.codes.BodyRegion;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.Contraindication;
import org.backline.codes.Diagnostic;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.ExerciseDose;
import org.backline.codes.HoldReason;
import org.backline.codes.Instrument;
import org.backline.codes.OverrideReason;
import org.backline.codes.PainSite;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.PromScore;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.backline.program.exercise.OpenFinding;
import org.backline.program.exercise.course.ReviewCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is stored is read for ever: a change of its JSON is a change of a file here, made on purpose. */
class ProgramEventGoldenTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<PrescribedExercise> EXERCISES = List.of(
            new PrescribedExercise(
                    "E03", 1, Side.NONE, new ExerciseDose(3, 12, 5, null, 5), "P1-BRIDGE-FIRST", EvidenceGrade.C),
            new PrescribedExercise(
                    "E06", 2, Side.NONE, new ExerciseDose(3, null, null, 10, 4), "P1-HIP-STRENGTH", EvidenceGrade.C));
    private static final List<ExcludedExercise> EXCLUDED =
            List.of(new ExcludedExercise("E35", "NO-SUPERMAN", EvidenceGrade.X));

    private static final UUID REFERRAL = UUID.fromString("0198a000-0000-7000-8000-0000000000f1");
    private static final UUID ENTRY = UUID.fromString("0198a000-0000-7000-8000-0000000000e1");
    private static final ClinicalSummary SUMMARY = new ClinicalSummary(
            20,
            Sex.FEMALE,
            "rowing",
            4,
            1,
            6,
            List.of(new PainSite(BodyRegion.LUMBAR, Side.LEFT)),
            List.of(RedFlag.NO_PROGRESS),
            List.of());

    static Stream<ProgramEvent> samples() {
        return Stream.concat(ofTheProgram(), ofTheCase());
    }

    private static Stream<ProgramEvent> ofTheProgram() {
        return Stream.of(
                new ProgramEvent.Drafted(
                        CASE,
                        CLINIC,
                        FIRST_PROGRAM,
                        ATHLETE,
                        List.of(WEAK_LEFT_GLUTE),
                        List.of(Contraindication.F),
                        true,
                        1,
                        EXERCISES,
                        EXCLUDED,
                        "2026.11.1",
                        "f184797f",
                        DAY_1,
                        List.of(OpenFinding.ACUTE_SPASM),
                        List.of("BAND"),
                        25),
                new ProgramEvent.Assigned(CASE, CLINIC, FIRST_PROGRAM, ATHLETE, 1, EXERCISES, EXCLUDED, DAY_2, true),
                new ProgramEvent.SessionLogged(
                        CASE,
                        CLINIC,
                        FIRST_PROGRAM,
                        FIRST_SESSION,
                        List.of("E03"),
                        3,
                        2,
                        1,
                        null,
                        DAY_3,
                        List.of("E03"),
                        List.of(SessionSign.NIGHT_WAKING),
                        List.of(RedFlag.FEVER),
                        LoggedBy.ATHLETE),
                new ProgramEvent.NextMorningReported(
                        CASE,
                        CLINIC,
                        FIRST_PROGRAM,
                        FIRST_SESSION,
                        3,
                        List.of(SessionSign.SYMPTOMS_SPREAD),
                        List.of(),
                        LoggedBy.ATHLETE,
                        DAY_4),
                new ProgramEvent.Held(CASE, CLINIC, FIRST_PROGRAM, HoldReason.REFERRAL_OPEN, true, DAY_3),
                new ProgramEvent.Resumed(CASE, CLINIC, FIRST_PROGRAM, true, DAY_4),
                new ProgramEvent.Completed(
                        CASE,
                        CLINIC,
                        FIRST_PROGRAM,
                        12,
                        DAY_4,
                        false,
                        OverrideReason.TEST_NOT_POSSIBLE,
                        List.of("SORENSEN")),
                aStop(StopReason.PHYSICIAN_DECISION, DAY_4),
                new ProgramEvent.Revised(
                        CASE,
                        CLINIC,
                        FIRST_PROGRAM,
                        RevisionCause.TRAINER_EDIT,
                        1,
                        EXERCISES,
                        EXCLUDED,
                        List.of(new RuleOverride("LOAD-10", OverrideReason.CLINICAL_JUDGEMENT)),
                        DAY_4),
                new ProgramEvent.Progressed(CASE, CLINIC, FIRST_PROGRAM, 1, 2, EXERCISES, EXCLUDED, DAY_4),
                new ProgramEvent.Regressed(CASE, CLINIC, FIRST_PROGRAM, 2, 1, EXERCISES, EXCLUDED, DAY_4),
                new ProgramEvent.Reviewed(
                        CASE,
                        CLINIC,
                        FIRST_PROGRAM,
                        ENTRY,
                        "WEEK_4",
                        List.of(new PromScore(Instrument.NPRS, 2)),
                        List.of(new ScoreChange(Instrument.NPRS, 5, 2, 3, true, false)),
                        ReviewCheck.Outcome.GOES_ON,
                        "REVIEW-GOES-ON",
                        16.5,
                        14.25,
                        true,
                        DAY_4),
                new ProgramEvent.GateMeasured(
                        CASE,
                        CLINIC,
                        FIRST_PROGRAM,
                        ATHLETE,
                        Map.of("SORENSEN", 130.0),
                        List.of("SLS"),
                        false,
                        false,
                        DAY_4),
                new ProgramEvent.ReferralAsked(
                        CASE,
                        CLINIC,
                        FIRST_PROGRAM,
                        REFERRAL,
                        ATHLETE,
                        "p-7f3a",
                        Urgency.ROUTINE,
                        List.of("NO_PROGRESS"),
                        ReferralQuestion.DIAGNOSIS,
                        List.of(Diagnostic.MRI),
                        SUMMARY,
                        DAY_4));
    }

    private static Stream<ProgramEvent> ofTheCase() {
        return Stream.of(
                new ProgramCaseEvent.CaseKnown(
                        CASE,
                        CLINIC,
                        ATHLETE,
                        20,
                        Sex.FEMALE,
                        "rowing",
                        4,
                        1,
                        6,
                        List.of(new PainSite(BodyRegion.LUMBAR, Side.LEFT)),
                        List.of(RedFlag.REDS),
                        List.of(new PromScore(Instrument.PSFS, 4.5)),
                        DAY_1),
                new ProgramCaseEvent.FindingsNoted(
                        CASE, CLINIC, ENTRY, List.of(), List.of(RedFlag.FEVER), List.of(), true, null, DAY_1),
                new ProgramCaseEvent.ReferralOpened(CASE, CLINIC, REFERRAL, DAY_1),
                new ProgramCaseEvent.ReferralClosed(
                        CASE, CLINIC, REFERRAL, ReconciliationChoice.RESUME_PROGRAM, Urgency.ROUTINE, DAY_3),
                new ProgramCaseEvent.ReferralWithdrawn(CASE, CLINIC, REFERRAL, Urgency.ROUTINE, DAY_3),
                new ProgramCaseEvent.Restricted(
                        CASE, CLINIC, REFERRAL, List.of(Restriction.NO_IMPACT), List.of(ENTRY), true, DAY_3),
                new ProgramCaseEvent.CaseClosed(CASE, CLINIC, DAY_3),
                new ProgramCaseEvent.CaseReopened(CASE, CLINIC, ReopeningReason.CLOSED_IN_ERROR, DAY_4),
                new ProgramCaseEvent.CauseNoted(
                        CASE,
                        CLINIC,
                        FIRST_PROGRAM,
                        ATHLETE,
                        List.of(WEAK_LEFT_GLUTE),
                        List.of(Contraindication.F),
                        true,
                        DAY_3),
                new ProgramCaseEvent.LinkIssued(CASE, CLINIC, LINK, DAY_4, DAY_3),
                new ProgramCaseEvent.LinkRevoked(CASE, CLINIC, LINK, DAY_4));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isStoredAsItsGoldenFileSays(ProgramEvent event) throws Exception {
        String golden = golden(event.getClass());

        assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(JSON.readTree(golden));
        assertThat(JSON.readValue(golden, event.getClass())).isEqualTo(event);
    }

    @Test
    void everyEventHasAGoldenFile() {
        assertThat(samples().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(Stream.of(ProgramEvent.class, ProgramCaseEvent.class)
                        .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                        .filter(Class::isRecord)
                        .toList());
    }

    /** What was stored before a form grew is read for ever: what it does not say is absent. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                ProgramEvent.Drafted.class,
                ProgramEvent.Assigned.class,
                ProgramEvent.SessionLogged.class,
                ProgramEvent.Completed.class
            })
    void readsTheFormThatWasStoredAtFirst(Class<?> event) throws Exception {
        Object read = JSON.readValue(file("/golden/first/ProgramEvent." + event.getSimpleName() + ".json"), event);

        assertThat(ProgramState.EMPTY.on(aDraft()).on((ProgramEvent) read)).isNotNull();
        assertThat(JSON.readTree(JSON.writeValueAsString(read)).toString()).contains(":null");
    }

    private static String golden(Class<?> event) throws Exception {
        return file("/golden/" + event.getDeclaringClass().getSimpleName() + "." + event.getSimpleName() + ".json");
    }

    private static String file(String file) throws Exception {
        try (InputStream in = ProgramEventGoldenTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
