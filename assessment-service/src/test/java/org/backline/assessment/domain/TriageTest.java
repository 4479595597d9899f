package org.backline.assessment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.FindingResult;
import org.backline.codes.Side;
import org.backline.codes.Suspicion;
import org.backline.codes.Urgency;
import org.junit.jupiter.api.Test;

class TriageTest {

    private static final Suspicion FEVER =
            new Suspicion(CauseCategory.SERIOUS, Urgency.URGENT, List.of("FEVER", "TEMP"));
    private static final Suspicion SADDLE =
            new Suspicion(CauseCategory.SERIOUS, Urgency.EMERGENCY, List.of("CES_SADDLE"));
    private static final Suspicion STRESS = new Suspicion(CauseCategory.BONY, Urgency.ROUTINE, List.of("STORK"));

    private static Triage standing(Suspicion... suspicions) {
        return new Triage(suspicions[0].urgency(), List.of(suspicions), Set.of(), List.of());
    }

    @Test
    void nothingIsTheLeastUrgent() {
        assertThat(Triage.higher(null, Urgency.ROUTINE)).isEqualTo(Urgency.ROUTINE);
        assertThat(Triage.higher(Urgency.URGENT, Urgency.EMERGENCY)).isEqualTo(Urgency.EMERGENCY);
        assertThat(Triage.isLower(null, Urgency.ROUTINE)).isTrue();
        assertThat(Triage.isLower(Urgency.ROUTINE, null)).isFalse();
        assertThat(Triage.isLower(Urgency.URGENT, Urgency.URGENT)).isFalse();
        assertThat(Triage.isLower(null, null)).isFalse();
    }

    @Test
    void whatStoodStandsBesideWhatIsFound() {
        assertThat(standing(FEVER).and(List.of(STRESS))).containsExactly(FEVER, STRESS);
        assertThat(standing(FEVER).and(List.of())).containsExactly(FEVER);
    }

    @Test
    void aCategoryIsAsUrgentAsItsMostUrgentReasonAndKeepsAllOfThem() {
        assertThat(standing(FEVER).and(List.of(SADDLE)))
                .containsExactly(new Suspicion(
                        CauseCategory.SERIOUS, Urgency.EMERGENCY, List.of("CES_SADDLE", "FEVER", "TEMP")));
    }

    @Test
    void whatIsSettledRaisesNothingUnlessAReasonIsNew() {
        Triage settled = new Triage(null, List.of(), Set.of("FEVER", "TEMP"), List.of());

        assertThat(settled.and(List.of(FEVER))).isEmpty();
        assertThat(settled.and(List.of(
                        new Suspicion(CauseCategory.SERIOUS, Urgency.URGENT, List.of("FEVER", "TEMP", "INF_RISK")))))
                .hasSize(1);
    }

    @Test
    void aTestDoneOnceMoreSpeaksAgainUnlessItIsNegative() {
        Triage settled = new Triage(null, List.of(), Set.of("STORK", "HOP", "FEVER"), List.of());

        assertThat(settled.recorded(AssessmentSamples.recorded(
                                AssessmentSamples.FIRST_ENTRY,
                                AssessmentSamples.DAY_2,
                                List.of(
                                        AssessmentSamples.finding(
                                                ClinicalTest.STORK, Side.LEFT, FindingResult.POSITIVE),
                                        AssessmentSamples.finding(
                                                ClinicalTest.HOP, Side.LEFT, FindingResult.NEGATIVE))))
                        .settled())
                .containsExactlyInAnyOrder("HOP", "FEVER");
    }

    @Test
    void aPhysicianAnswersOnlyWhatIsMoreUrgentThanWhatRemains() {
        assertThat(standing(FEVER, STRESS).answeredBy(Urgency.ROUTINE)).containsExactly("FEVER", "TEMP");
        assertThat(standing(FEVER, STRESS).answeredBy(null)).containsExactly("FEVER", "STORK", "TEMP");
    }

    /** Whatever is found in whatever order, nothing that stood falls away. */
    @Test
    void findingMoreNeverLowersAnything() {
        Random chance = new Random(20261122);
        for (int run = 0; run < 2_000; run++) {
            List<Suspicion> one = someSuspicions(chance);
            List<Suspicion> other = someSuspicions(chance);
            Triage triage = new Triage(null, Triage.NOTHING.and(one), Set.of(), List.of());
            List<Suspicion> both = triage.and(other);
            for (Suspicion suspicion :
                    Stream.concat(one.stream(), other.stream()).toList()) {
                assertThat(both)
                        .anyMatch(standing -> standing.category() == suspicion.category()
                                && !Triage.isLower(standing.urgency(), suspicion.urgency())
                                && standing.because().containsAll(suspicion.because()));
            }
            assertThat(both).isSortedAccordingTo(java.util.Comparator.comparing(Suspicion::urgency));
        }
    }

    private static List<Suspicion> someSuspicions(Random chance) {
        List<Suspicion> suspicions = new ArrayList<>();
        for (CauseCategory category : CauseCategory.values()) {
            if (chance.nextInt(3) == 0) {
                suspicions.add(new Suspicion(
                        category,
                        List.of(Urgency.values()).get(chance.nextInt(3)),
                        List.of("R" + chance.nextInt(5), "R" + (5 + chance.nextInt(5)))));
            }
        }
        return suspicions;
    }
}
