package org.backline.program.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.backline.program.exercise.ExerciseSamples.LIBRARY;

import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.backline.codes.Contraindication;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.EvidenceMark;
import org.backline.codes.MuscularPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExerciseLibraryTest {

    @Test
    void isComplete() {
        assertThat(LIBRARY.exercises())
                .extracting(Exercise::id)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 37)
                        .mapToObj("E%02d"::formatted)
                        .toList());
        assertThat(LIBRARY.orderRules())
                .extracting(rule -> rule.rule().id())
                .containsExactly("O1", "O2", "O3", "O4", "O5", "O6", "O7");
    }

    @Test
    void knowsTheBridgeByHipAndKneeExtension() {
        assertThat(LIBRARY.exercises())
                .filteredOn(exercise -> !exercise.varieties().isEmpty())
                .extracting(Exercise::id)
                .containsExactly("E03", "E04", "E05");
        assertThat(LIBRARY.exercise("E05").varieties())
                .extracting(BridgeVariety::kneeFlexion)
                .containsExactly(90, 45, 25);
    }

    @ParameterizedTest
    @EnumSource(MuscularPattern.class)
    void hasAPlanForEveryPattern(MuscularPattern pattern) {
        assertThat(LIBRARY.plan(pattern).firstLine()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Contraindication.class)
    void hasARuleForEveryBar(Contraindication code) {
        assertThat(LIBRARY.bar(code).id()).isEqualTo("BAR-" + code);
    }

    @Test
    void explainsAJoinedRuleByItsPatternAndItsStep() {
        assertThat(LIBRARY.rule("P2-FLEXORS-FIRST"))
                .hasValueSatisfying(rule -> assertThat(rule.text())
                        .startsWith("Treating the front of the thigh")
                        .contains("Hip flexors are treated before hamstrings"));
        assertThat(LIBRARY.rule("P10-CORE-SECOND")).isPresent();
        assertThat(LIBRARY.rule("P1-NOWHERE")).isEmpty();
        assertThat(LIBRARY.rule("nothing")).isEmpty();
    }

    @Test
    void aJoinedRuleCarriesTheGradeOfThePatternAndTheWeakerMark() {
        assertThat(LIBRARY.rule("P1-HIP-STRENGTH")).hasValueSatisfying(rule -> {
            assertThat(rule.grade()).isEqualTo(EvidenceGrade.C);
            assertThat(rule.mark()).isEqualTo(EvidenceMark.C);
        });
    }

    /** The table of the evidence base, section 5, column by column; the second half is its diagnosis limits. */
    @ParameterizedTest
    @CsvSource({
        "E03, X",
        "E04, XS",
        "E05, N",
        "E06, S",
        "E07, S",
        "E08, XB",
        "E10, I",
        "E11, FN",
        "E12, I",
        "E14, F",
        "E16, B",
        "E17, F",
        "E18, X",
        "E20, B",
        "E21, B",
        "E22, X",
        "E23, NA",
        "E24, N",
        "E25, N",
        "E26, FB",
        "E27, BFX",
        "E28, FB",
        "E29, B",
        "E30, F",
        "E31, SB",
        "E33, B",
        "E35, BXAS",
        "E36, XN",
        "E37, I",
        "E08, B",
        "E13, B",
        "E14, B",
        "E15, B",
        "E17, B",
        "E19, B",
        "E22, B",
        "E23, F",
        "E37, B"
    })
    void barsInTheFirstPhasesWhatTheEvidenceBaseBars(String id, String codes) {
        Exercise exercise = LIBRARY.exercise(id);
        codes.chars()
                .forEach(code -> assertThat(exercise.bars())
                        .filteredOn(bar -> bar.code().name().charAt(0) == code)
                        .as("%s by %s", id, (char) code)
                        .anySatisfy(bar -> assertThat(bar.phases()).contains(1, 2)));
    }

    @Test
    void saysWhatItDoesNotHave() {
        assertThatThrownBy(() -> LIBRARY.exercise("E99"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("The exercise library has no E99");
    }

    @Test
    void saysInWhichPhaseAnExerciseHasNoDose() {
        assertThatThrownBy(() -> LIBRARY.exercise("E03").dose(4)).hasMessage("E03 is not used in phase 4");
    }
}
