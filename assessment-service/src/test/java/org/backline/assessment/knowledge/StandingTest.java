package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.knowledge.CaseSamples.REASONER;
import static org.backline.assessment.knowledge.CaseSamples.aClearAthlete;
import static org.backline.assessment.knowledge.CaseSamples.finding;
import static org.backline.assessment.knowledge.CaseSamples.withFindings;
import static org.backline.assessment.knowledge.CaseSamples.withFlag;
import static org.backline.assessment.knowledge.CaseSamples.withFlags;
import static org.backline.assessment.knowledge.CaseSamples.withIntake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.backline.assessment.knowledge.CaseFacts.FlagInput;
import org.backline.assessment.knowledge.CaseFacts.Origin;
import org.backline.assessment.knowledge.EvaluationRequest.Intake;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Contraindication;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.Provocation;
import org.backline.codes.RedFlag;
import org.backline.codes.Side;
import org.backline.codes.Unit;
import org.backline.codes.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a proposal means for the gates and for a program. */
class StandingTest {

    private static Standing of(EvaluationRequest request) {
        return REASONER.conclude(CaseFacts.of(request)).standing();
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of(aClearAthlete(), Set.of()),
                Arguments.of(
                        withFlags(aClearAthlete(), FlagAnswer.YES, RedFlag.ADOL_EXT),
                        Set.of(Contraindication.B, Contraindication.I, Contraindication.T, Contraindication.A)),
                Arguments.of(aggravatedBy(Provocation.EXTENSION), Set.of(Contraindication.X)),
                Arguments.of(aggravatedBy(Provocation.FLEXION), Set.of(Contraindication.F)),
                Arguments.of(aggravatedBy(Provocation.COUGH), Set.of(Contraindication.T)),
                Arguments.of(positive(ClinicalTest.STORK), Set.of(Contraindication.X)),
                Arguments.of(positive(ClinicalTest.SLUMP), Set.of(Contraindication.N)),
                Arguments.of(positive(ClinicalTest.SIJ_TTP), Set.of(Contraindication.S)),
                Arguments.of(positive(ClinicalTest.CENTRAL), Set.of(Contraindication.F, Contraindication.T)),
                Arguments.of(
                        withFlags(aClearAthlete(), FlagAnswer.YES, RedFlag.REDS),
                        Set.of(Contraindication.B, Contraindication.I, Contraindication.T)),
                Arguments.of(
                        positive(ClinicalTest.HOP),
                        Set.of(Contraindication.B, Contraindication.I, Contraindication.T)));
    }

    private static EvaluationRequest positive(ClinicalTest test) {
        return withFindings(aClearAthlete(), finding(test, Side.NONE, FindingResult.POSITIVE));
    }

    private static EvaluationRequest aggravatedBy(Provocation one) {
        Intake i = aClearAthlete().intake();
        return withIntake(
                aClearAthlete(),
                new Intake(
                        i.onset(),
                        i.pain(),
                        i.regions(),
                        List.of(one),
                        i.easedBy(),
                        i.night(),
                        i.legSymptoms(),
                        i.legWorseThanBack(),
                        i.morningStiffnessMinutes()));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void opensTheConditionsThatBarExercises(EvaluationRequest request, Set<Contraindication> expected) {
        assertThat(of(request).contraindications()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void hipFlexorsAreTightOnlyWithThePelvisHeld() {
        Finding held = new Finding(
                ClinicalTest.MTHOMAS, Side.RIGHT, null, 7.0, Unit.DEGREE, null, null, null, true, null, null, null);
        Finding loose = new Finding(
                ClinicalTest.MTHOMAS, Side.LEFT, null, 7.0, Unit.DEGREE, null, null, null, null, null, null, null);
        assertThat(of(withFindings(aClearAthlete(), held, loose)).hipFlexorsTight())
                .containsExactly(Side.RIGHT);
    }

    @Test
    void anAnswerWithAReasonOpensTheGateButIsStillMissing() {
        CaseFacts clear = CaseFacts.of(aClearAthlete());
        List<FlagInput> flags = new ArrayList<>(clear.flags());
        flags.removeIf(input -> input.flag() == RedFlag.CES_SEX);
        flags.add(new FlagInput(RedFlag.CES_SEX, FlagAnswer.NOT_ASSESSED, NotAssessedReason.REFUSED, Origin.NOWHERE));
        Standing standing = REASONER.conclude(new CaseFacts(
                        clear.athlete(), clear.intake(), clear.intakeOrigin(), flags, clear.findings(), List.of()))
                .standing();
        assertThat(standing.screenComplete()).isFalse();
        assertThat(standing.screenAnswered()).isTrue();
        assertThat(standing.missing())
                .singleElement()
                .satisfies(missing -> assertThat(missing.item()).isEqualTo("CES_SEX"));
    }

    @Test
    void anAnswerNotAssessedWithoutAReasonIsNone() {
        Standing standing = of(withFlag(aClearAthlete(), RedFlag.CES_SEX, FlagAnswer.NOT_ASSESSED));
        assertThat(standing.screenAnswered()).isFalse();
        assertThat(standing.unanswered())
                .singleElement()
                .satisfies(missing -> assertThat(missing.item()).isEqualTo("CES_SEX"));
    }

    @Test
    void ofTwoAnswersTheYesStandsAndElseTheLessCertain() {
        CaseFacts clear = CaseFacts.of(aClearAthlete());
        for (FlagAnswer more : FlagAnswer.values()) {
            List<FlagInput> flags = new ArrayList<>(clear.flags());
            flags.add(new FlagInput(RedFlag.CES_SEX, more, null, new Origin("later", 1)));
            Evaluation evaluation = REASONER.evaluate(new CaseFacts(
                    clear.athlete(), clear.intake(), clear.intakeOrigin(), flags, clear.findings(), List.of()));
            assertThat(evaluation.disposition())
                    .isEqualTo(
                            switch (more) {
                                case YES -> org.backline.codes.Disposition.EMERGENCY;
                                case NO -> org.backline.codes.Disposition.MANAGE;
                                case NOT_ASSESSED -> org.backline.codes.Disposition.INCOMPLETE;
                            });
        }
    }

    @Test
    void aTestNotDoneForAReasonIsAnswered() {
        Finding excused = new Finding(
                ClinicalTest.SLUMP,
                Side.NONE,
                FindingResult.UNABLE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                NotAssessedReason.PAIN);
        Standing standing = of(withFindings(aClearAthlete(), excused));
        assertThat(standing.screenComplete()).isFalse();
        assertThat(standing.screenAnswered()).isTrue();
        Standing without =
                of(withFindings(aClearAthlete(), finding(ClinicalTest.SLUMP, Side.NONE, FindingResult.UNABLE)));
        assertThat(without.screenAnswered()).isFalse();
    }

    @Test
    void anUrgencyIsOpenWhileAFlagIs() {
        assertThat(of(aClearAthlete()).openUrgency()).isNull();
        assertThat(of(aClearAthlete()).emergencyOrUrgentOpen()).isFalse();
        Standing urgent = of(withFlags(aClearAthlete(), FlagAnswer.YES, RedFlag.CANCER_HX));
        assertThat(urgent.openUrgency()).isEqualTo(Urgency.URGENT);
        assertThat(urgent.emergencyOrUrgentOpen()).isTrue();
        assertThat(of(withFlags(aClearAthlete(), FlagAnswer.YES, RedFlag.REDS)).emergencyOrUrgentOpen())
                .isFalse();
    }

    @Test
    void anotherOpenConditionOnlyAddsContraindications() {
        CaseGenerator.nearlyClearCases()
                .limit(500)
                .forEach(request -> assertThat(of(withFlags(request, FlagAnswer.YES, RedFlag.ADOL_EXT))
                                .contraindications())
                        .containsAll(of(request).contraindications()));
    }
}
