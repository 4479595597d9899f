package org.backline.dashboard.web.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backline.codes.BodyRegion;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Contraindication;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.Disposition;
import org.backline.codes.EmergencyReason;
import org.backline.codes.EmergencyReviewOutcome;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.HoldReason;
import org.backline.codes.LegSymptoms;
import org.backline.codes.Mechanism;
import org.backline.codes.MuscularPattern;
import org.backline.codes.NightPain;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.OnsetManner;
import org.backline.codes.OverrideReason;
import org.backline.codes.Participation;
import org.backline.codes.Provocation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.Role;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.codes.Side;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.view.board.NextAction;
import org.backline.dashboard.view.board.PainKind;
import org.backline.dashboard.view.board.ProgramState;
import org.backline.dashboard.view.board.ReferralStatus;
import org.backline.dashboard.view.board.Stage;
import org.backline.support.access.Disclosure;
import org.backline.support.access.Purpose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.support.ResourceBundleMessageSource;

class WordsTest {

    private static final Words WORDS = words();

    static Words words() {
        ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();
        bundle.setBasename("messages");
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
        return new Words(bundle);
    }

    @TestFactory
    Stream<DynamicTest> everyCodeThatPagesShowHasWords() {
        Map<String, Enum<?>[]> vocabularies = new TreeMap<>();
        vocabularies.put("answer", FlagAnswer.values());
        vocabularies.put("category", CauseCategory.values());
        vocabularies.put("choice", ReconciliationChoice.values());
        vocabularies.put("contraindication", Contraindication.values());
        vocabularies.put("decline", DeclineReason.values());
        vocabularies.put("diagnostic", Diagnostic.values());
        vocabularies.put("disposition", Disposition.values());
        vocabularies.put("flag", RedFlag.values());
        vocabularies.put("grade", EvidenceGrade.values());
        vocabularies.put("emergency", EmergencyReason.values());
        vocabularies.put("emergencyoutcome", EmergencyReviewOutcome.values());
        vocabularies.put("hold", HoldReason.values());
        vocabularies.put("rolename", Role.values());
        vocabularies.put("purpose", Purpose.values());
        vocabularies.put("ledger", Disclosure.Outcome.values());
        vocabularies.put("legs", LegSymptoms.values());
        vocabularies.put("mechanism", Mechanism.values());
        vocabularies.put("next", NextAction.values());
        vocabularies.put("night", NightPain.values());
        vocabularies.put("notassessed", NotAssessedReason.values());
        vocabularies.put("onset", OnsetManner.values());
        vocabularies.put("origin", ReferralOrigin.values());
        vocabularies.put("outcome", CaseOutcome.values());
        vocabularies.put("override", OverrideReason.values());
        vocabularies.put("painkind", PainKind.values());
        vocabularies.put("participation", Participation.values());
        vocabularies.put("pattern", MuscularPattern.values());
        vocabularies.put("programstate", ProgramState.values());
        vocabularies.put("provocation", Provocation.values());
        vocabularies.put("question", ReferralQuestion.values());
        vocabularies.put("referralstatus", ReferralStatus.values());
        vocabularies.put("region", BodyRegion.values());
        vocabularies.put("reopening", ReopeningReason.values());
        vocabularies.put("restriction", Restriction.values());
        vocabularies.put("result", FindingResult.values());
        vocabularies.put("service", Service.values());
        vocabularies.put("sex", Sex.values());
        vocabularies.put("sex.short", Sex.values());
        vocabularies.put("sickle", SickleCellTrait.values());
        vocabularies.put("side", Side.values());
        vocabularies.put("stage", Stage.values());
        vocabularies.put("test", ClinicalTest.values());
        vocabularies.put("urgency", Urgency.values());
        vocabularies.put("urgency.within", Urgency.values());
        return vocabularies.entrySet().stream()
                .map(vocabulary -> dynamicTest(
                        vocabulary.getKey(),
                        () -> assertThat(vocabulary.getValue())
                                .allMatch(code -> WORDS.has(vocabulary.getKey(), code.name()))));
    }

    @Test
    void reasonsOfEveryKindHaveWords() {
        assertThat(Stream.of(HoldReason.values(), StopReason.values(), DeclineReason.values(), ReopeningReason.values())
                        .flatMap(Arrays::stream)
                        .map(Enum::name))
                .allMatch(code -> WORDS.has("reason", code));
    }

    @Test
    void everyExerciseHasAName() {
        assertThat(IntStream.rangeClosed(1, 37).mapToObj(number -> "E%02d".formatted(number)))
                .allMatch(id -> WORDS.has("exercise", id));
    }

    @Test
    void aCodeWithoutWordsIsShownLegibly() {
        assertThat(WORDS.of("stage", "SOMETHING_NEW")).isEqualTo("Something new");
        assertThat(WORDS.sport("water-polo")).isEqualTo("Water polo");
    }

    @Test
    void aRuleIsSaidByItsStepOrByWhatBarsIt() {
        assertThat(WORDS.rule("P1-HIP-STRENGTH")).isEqualTo("Hip strength, lower back held still");
        assertThat(WORDS.rule("BAR-X")).isEqualTo("Barred: provoked by extension");
        assertThat(WORDS.rule("SOME-RULE")).isEqualTo("SOME-RULE");
    }
}
