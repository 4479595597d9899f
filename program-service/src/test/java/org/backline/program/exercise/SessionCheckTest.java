package org.backline.program.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.program.exercise.ExerciseSamples.CHECK;
import static org.backline.program.exercise.ExerciseSamples.context;

import java.util.List;
import java.util.Set;
import org.backline.codes.Contraindication;
import org.backline.codes.MuscularPattern;
import org.junit.jupiter.api.Test;

class SessionCheckTest {

    @Test
    void o1WantsHipFlexorsBeforeHamstringsWhileTheyAreTight() {
        var tight = context(2, OpenFinding.HIP_FLEXORS_TIGHT);

        assertThat(broken(tight, "E34", "E23")).containsExactly("O1 E23");
        assertThat(broken(tight, "E34", "E23", "E20")).containsExactly("O1 E23");
        assertThat(broken(tight, "E34", "E20", "E23")).isEmpty();
        assertThat(broken(tight, "E34", "E21", "E23")).isEmpty();
        assertThat(broken(context(2), "E34", "E23", "E20")).isEmpty();
    }

    @Test
    void o2WantsTheSliderFirstWhenTheSlumpIsPositive() {
        var slump = context(2, OpenFinding.SLUMP_POSITIVE);

        assertThat(broken(slump, "E34", "E23", "E24")).containsExactly("O2 E23");
        assertThat(broken(slump, "E34", "E24", "E23")).isEmpty();
    }

    @Test
    void o3WantsIsolatedWorkBeforeLoadAndTheDowelBeforeTheDeadlift() {
        assertThat(broken(context(3), "E10", "E01")).containsExactly("O3 E10");
        assertThat(broken(context(3), "E01", "E10")).isEmpty();
        assertThat(broken(context(3), "E11", "E26")).containsExactly("O3 E11");
        assertThat(broken(context(3), "E26", "E11")).isEmpty();
    }

    @Test
    void o4WantsControlBeforeExtensionAndNeverOpensWithIt() {
        var begun = new SessionContext(4, Set.of(), Set.of(), Set.of(), Set.of("E16"));

        assertThat(broken(context(4), "E34", "E35")).containsExactly("O4 E35");
        assertThat(broken(context(4), "E16", "E35")).isEmpty();
        assertThat(broken(begun, "E34", "E35")).isEmpty();
        assertThat(broken(begun, "E35", "E34")).containsExactly("O4 E35");
    }

    @Test
    void o5WantsTheSqueezeBeforeTheLeverAndHipWorkWithIt() {
        var sacroiliac = new SessionContext(2, Set.of(MuscularPattern.P8), Set.of(), Set.of(), Set.of());

        assertThat(broken(context(2), "E33", "E31")).containsExactly("O5 E33");
        assertThat(broken(sacroiliac, "E31", "E34")).containsExactly("O5 E31");
        assertThat(broken(sacroiliac, "E31", "E01")).isEmpty();
        assertThat(broken(context(2), "E31", "E34")).isEmpty();
    }

    @Test
    void o6WantsMobilityBeforeLoad() {
        assertThat(broken(context(1), "E03", "E27")).containsExactly("O6 E03");
        assertThat(broken(context(1), "E27", "E03")).isEmpty();
    }

    @Test
    void o7WantsNoEndRangeStretchAfterAnAcuteSpasm() {
        var spasm = context(2, OpenFinding.ACUTE_SPASM);

        assertThat(broken(spasm, "E34", "E20", "E30")).containsExactly("O7 E20", "O7 E30");
        assertThat(broken(spasm, "E34", "E27")).isEmpty();
    }

    @Test
    void namesTheConditionThatBarsAnExercise() {
        var extension = new SessionContext(1, Set.of(), Set.of(Contraindication.X), Set.of(), Set.of());

        assertThat(broken(extension, "E08", "E34")).containsExactly("BAR-X E08");
    }

    @Test
    void skipsNoPhaseButAllowsToGoBack() {
        assertThat(broken(context(2), "E10")).containsExactly("LATER-PHASE E10");
        assertThat(broken(context(3), "E02", "E10")).isEmpty();
    }

    @Test
    void keepsSupermansOutOfTheEarlyPhases() {
        assertThat(broken(context(2), "E16", "E35")).containsExactly("NO-SUPERMAN E35");
    }

    @Test
    void wantsAPhysiciansOrderBeyondPhaseOneWithANerveDeficit() {
        var deficit = new SessionContext(2, Set.of(), Set.of(Contraindication.N), Set.of(), Set.of());

        assertThat(broken(deficit, "E01", "E06")).containsExactly("PHYSICIAN-ORDER E06");
    }

    @Test
    void wantsAnActiveExercise() {
        assertThat(broken(context(1), "E20", "E21")).containsExactly("ACTIVE-PART ");
        assertThat(broken(context(1))).containsExactly("ACTIVE-PART ");
    }

    private static List<String> broken(SessionContext context, String... session) {
        return CHECK.violations(context, List.of(session)).stream()
                .map(violation -> violation.rule().id() + " " + violation.exercise())
                .toList();
    }
}
