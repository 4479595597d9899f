package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.backline.assessment.knowledge.PromScoring.Ostrc;
import org.backline.assessment.knowledge.PromScoring.Risk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The invariants I23-I27 on scores. */
class PromScoringTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, LOW",
        "3, 3, LOW",
        "3, 0, LOW",
        "4, 3, MEDIUM",
        "4, 0, MEDIUM",
        "9, 5, HIGH",
        "4, 4, HIGH",
        "5, 4, HIGH",
        "8, 3, MEDIUM"
    })
    void i24EveryPairOfScoresHasOneRisk(int total, int psychosocial, Risk risk) {
        assertThat(PromScoring.startRisk(total, psychosocial)).isEqualTo(risk);
    }

    @ParameterizedTest
    @CsvSource({"10, 3", "2, 3", "3, -1", "9, 6"})
    void refusesImpossiblePairs(int total, int psychosocial) {
        assertThatIllegalArgumentException().isThrownBy(() -> PromScoring.startRisk(total, psychosocial));
    }

    @Test
    void psfsIsTheMean() {
        assertThat(PromScoring.psfs(List.of(3, 4, 6))).isCloseTo(4.333, within(0.001));
        assertThatIllegalArgumentException().isThrownBy(() -> PromScoring.psfs(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> PromScoring.psfs(List.of(1, 2, 3, 4, 5, 6)));
        assertThatIllegalArgumentException().isThrownBy(() -> PromScoring.psfs(List.of(11)));
    }

    @Test
    void rmdqIsACount() {
        assertThat(PromScoring.rmdq(24)).isEqualTo(24);
        assertThatIllegalArgumentException().isThrownBy(() -> PromScoring.rmdq(25));
    }

    @Test
    void i26OdiIsAPercentOfTheAnsweredSectionsInAnyOrder() {
        assertThat(PromScoring.odi(Collections.nCopies(10, 2))).isEqualTo(40);
        assertThat(PromScoring.odi(Collections.nCopies(8, 5))).isEqualTo(100);
        assertThatIllegalArgumentException().isThrownBy(() -> PromScoring.odi(Collections.nCopies(7, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> PromScoring.odi(Collections.nCopies(11, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> PromScoring.odi(Collections.nCopies(9, 6)));
        List<Integer> sections = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 1, 2, 3));
        double score = PromScoring.odi(sections);
        Collections.shuffle(sections, new Random(7));
        assertThat(PromScoring.odi(sections)).isEqualTo(score);
    }

    @Test
    void i27FullParticipationEndsOstrcAtZero() {
        assertThat(PromScoring.ostrc(0, 25, 25, 25)).isEqualTo(new Ostrc(0, false));
        assertThat(PromScoring.ostrc(25, 25, 25, 25)).isEqualTo(new Ostrc(100, true));
        assertThat(PromScoring.ostrc(8, 8, 8, 8)).isEqualTo(new Ostrc(32, false));
        assertThat(PromScoring.ostrc(8, 0, 17, 0)).isEqualTo(new Ostrc(25, true));
        assertThatIllegalArgumentException().isThrownBy(() -> PromScoring.ostrc(8, 6, 0, 0));
    }

    @Test
    void i27ASubstantialProblemIsNeverASmallScore() {
        List<Integer> steps = List.of(0, 8, 17, 25);
        for (int a : steps) {
            for (int b : steps) {
                for (int c : steps) {
                    for (int d : steps) {
                        Ostrc ostrc = PromScoring.ostrc(a, b, c, d);
                        assertThat(!ostrc.substantial() || ostrc.severity() >= 17)
                                .isTrue();
                        assertThat(ostrc.severity()).isBetween(0, 100);
                    }
                }
            }
        }
    }
}
