package org.backline.program.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.backline.program.exercise.ExerciseSamples.DRAFTER;
import static org.backline.program.exercise.ExerciseSamples.LIBRARY;
import static org.backline.program.exercise.ExerciseSamples.cause;
import static org.backline.program.exercise.ExerciseSamples.request;

import java.util.List;
import java.util.Set;
import org.backline.codes.Contraindication;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.MuscularPattern;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramDrafterTest {

    @Test
    void putsBridgesFirstThenCoreThenHipStrength() {
        assertThat(ids(DRAFTER.draft(request(MuscularPattern.P1))))
                .containsSubsequence("E03", "E15", "E16", "E17", "E06", "E07", "E08", "E20", "E24", "E23", "E26")
                .startsWith("E03");
    }

    @Test
    void leavesTheHamstringStretchOutWhileHipFlexorsAreTight() {
        var draft = DRAFTER.draft(DraftRequest.first(List.of(cause(MuscularPattern.P2, Side.LEFT)), List.of(), true));

        assertThat(ids(draft)).contains("E20", "E21").doesNotContain("E23");
        assertThat(draft.excluded()).contains(new ExcludedExercise("E23", "O1", EvidenceGrade.D));
    }

    @Test
    void stretchesHamstringsAfterHipFlexorsOnceTheseAreReleased() {
        var draft = DRAFTER.draft(request(MuscularPattern.P2));

        assertThat(ids(draft)).containsSubsequence("E20", "E21", "E24", "E23");
    }

    @Test
    void saysThatSupermansAreLeftOutAndHowWellThatIsFounded() {
        assertThat(DRAFTER.draft(request(MuscularPattern.P1)).excluded())
                .contains(new ExcludedExercise("E35", "NO-SUPERMAN", EvidenceGrade.X));
    }

    @ParameterizedTest
    @EnumSource(
            value = Contraindication.class,
            names = {"B", "X", "A", "S"})
    void namesTheConditionThatBarsSupermans(Contraindication open) {
        assertThat(DRAFTER.draft(request(MuscularPattern.P1, open)).excluded())
                .contains(new ExcludedExercise("E35", "BAR-" + open, EvidenceGrade.D));
    }

    @Test
    void listsWhatALaterPhaseWillBring() {
        assertThat(DRAFTER.draft(request(MuscularPattern.P1)).excluded())
                .contains(
                        new ExcludedExercise("E10", "LATER-PHASE", EvidenceGrade.D),
                        new ExcludedExercise("E37", "GATE-G4", EvidenceGrade.C),
                        new ExcludedExercise("E02", "SESSION-LENGTH", EvidenceGrade.A));
    }

    @ParameterizedTest
    @EnumSource(
            value = Contraindication.class,
            names = {"B", "N"})
    void staysInPhaseOneWithoutAPhysiciansOrder(Contraindication open) {
        var draft = DRAFTER.draft(
                new DraftRequest(List.of(cause(MuscularPattern.P1, Side.LEFT)), Set.of(open), Set.of(), 2));

        assertThat(draft.phase()).isEqualTo(1);
        assertThat(draft.exercises()).extracting(PrescribedExercise::phase).containsOnly(1);
        assertThat(draft.excluded()).contains(new ExcludedExercise("E12", "PHYSICIAN-ORDER", EvidenceGrade.D));
    }

    @ParameterizedTest
    @CsvSource({"B, AEROBIC-WATER", "I, AEROBIC-WATER", "F, AEROBIC"})
    void movesAerobicWorkIntoThePoolWhileImpactIsBanned(Contraindication open, String rule) {
        assertThat(DRAFTER.draft(request(MuscularPattern.P1, open)).exercises())
                .filteredOn(exercise -> exercise.exercise().equals("E34"))
                .extracting(PrescribedExercise::rule)
                .containsExactly(rule);
    }

    @Test
    void barsTheDonkeyKickWhileExtensionProvokes() {
        assertThat(DRAFTER.draft(request(MuscularPattern.P1, Contraindication.X))
                        .excluded())
                .contains(
                        new ExcludedExercise("E08", "BAR-X", EvidenceGrade.D),
                        new ExcludedExercise("E03", "BAR-X", EvidenceGrade.D));
    }

    @Test
    void leavesEndRangeStretchesOutAfterAnAcuteSpasm() {
        var draft = DRAFTER.draft(new DraftRequest(
                List.of(cause(MuscularPattern.P4, Side.LEFT)), Set.of(), Set.of(OpenFinding.ACUTE_SPASM), 1));

        assertThat(ids(draft)).doesNotContain("E20", "E21", "E23", "E30");
        assertThat(draft.excluded()).contains(new ExcludedExercise("E30", "O7", EvidenceGrade.D));
    }

    @Test
    void worksTheSideOfTheCauseAndBothSidesOfTheGeneralExercises() {
        var draft = DRAFTER.draft(request(MuscularPattern.P1));

        assertThat(side(draft, "E01")).isEqualTo(Side.LEFT);
        assertThat(side(draft, "E20")).isEqualTo(Side.BILATERAL);
        assertThat(side(draft, "E15")).isEqualTo(Side.NONE);
    }

    @Test
    void worksBothSidesWhenCausesOfBothSidesAskForAnExercise() {
        var draft = DRAFTER.draft(DraftRequest.first(
                List.of(cause(MuscularPattern.P1, Side.LEFT), cause(MuscularPattern.P8, Side.RIGHT)),
                List.of(),
                false));

        assertThat(side(draft, "E01")).isEqualTo(Side.BILATERAL);
    }

    @Test
    void namesTheBetterFoundedOfTwoCausesThatAskForTheSame() {
        var draft = DRAFTER.draft(DraftRequest.first(
                List.of(cause(MuscularPattern.P8, Side.LEFT), cause(MuscularPattern.P1, Side.LEFT)), List.of(), false));

        assertThat(draft.exercises())
                .filteredOn(exercise -> exercise.exercise().equals("E01"))
                .extracting(PrescribedExercise::rule, PrescribedExercise::grade)
                .containsExactly(tuple("P1-HIP-STRENGTH", EvidenceGrade.C));
    }

    @Test
    void bringsLoadOnlyIntoADraftOfItsPhase() {
        var draft =
                DRAFTER.draft(new DraftRequest(List.of(cause(MuscularPattern.P3, Side.LEFT)), Set.of(), Set.of(), 3));

        assertThat(ids(draft)).contains("E25", "E26").doesNotContain("E35", "E37", "E03");
        assertThat(draft.excluded()).contains(new ExcludedExercise("E03", "EARLIER-PHASE", EvidenceGrade.D));
    }

    @Test
    void namesTheLibraryItWasDraftedFrom() {
        var draft = DRAFTER.draft(request(MuscularPattern.P1));

        assertThat(draft.libraryVersion()).isEqualTo(LIBRARY.version());
        assertThat(draft.libraryHash()).isEqualTo(LIBRARY.hash());
    }

    @Test
    void refusesARequestWithoutACause() {
        assertThatThrownBy(() -> DraftRequest.first(List.of(), List.of(), false))
                .hasMessage("A program is drafted from at least one cause");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void refusesAPhaseThatDoesNotExist(int phase) {
        var causes = List.of(cause(MuscularPattern.P1, Side.LEFT));
        assertThatThrownBy(() -> new DraftRequest(causes, Set.of(), Set.of(), phase))
                .hasMessage("phase is 1 to 4, not " + phase);
    }

    private static List<String> ids(ProgramDraft draft) {
        return draft.exercises().stream().map(PrescribedExercise::exercise).toList();
    }

    private static Side side(ProgramDraft draft, String id) {
        return draft.exercises().stream()
                .filter(exercise -> exercise.exercise().equals(id))
                .findFirst()
                .orElseThrow()
                .side();
    }
}
