package org.backline.program.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.program.domain.ProgramSamples.*;

import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.backline.codes.Contraindication;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.ExerciseDose;
import org.backline.codes.HoldReason;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.Side;
import org.backline.codes.StopReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

    static Stream<ProgramEvent> samples() {
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
                        DAY_1),
                new ProgramEvent.Assigned(CASE, CLINIC, FIRST_PROGRAM, ATHLETE, 1, EXERCISES, EXCLUDED, DAY_2),
                new ProgramEvent.SessionLogged(
                        CASE, CLINIC, FIRST_PROGRAM, FIRST_SESSION, List.of("E03"), 3, 2, 1, null, DAY_3),
                new ProgramEvent.Held(CASE, CLINIC, FIRST_PROGRAM, HoldReason.REFERRAL_OPEN, true, DAY_3),
                new ProgramEvent.Resumed(CASE, CLINIC, FIRST_PROGRAM, true, DAY_4),
                new ProgramEvent.Completed(CASE, CLINIC, FIRST_PROGRAM, 12, DAY_4),
                aStop(StopReason.PHYSICIAN_DECISION, DAY_4));
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
                .containsExactlyInAnyOrder(ProgramEvent.class.getPermittedSubclasses());
    }

    private static String golden(Class<?> event) throws Exception {
        String file = "/golden/ProgramEvent." + event.getSimpleName() + ".json";
        try (InputStream in = ProgramEventGoldenTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
