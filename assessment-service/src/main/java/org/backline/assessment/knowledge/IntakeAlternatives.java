package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.backline.assessment.knowledge.Evaluation.Change;
import org.backline.assessment.knowledge.EvaluationRequest.Athlete;
import org.backline.assessment.knowledge.EvaluationRequest.Intake;
import org.backline.assessment.knowledge.EvaluationRequest.Onset;
import org.backline.assessment.knowledge.EvaluationRequest.Pain;
import org.backline.codes.LegSymptoms;
import org.backline.codes.Mechanism;
import org.backline.codes.NightPain;
import org.backline.codes.OnsetManner;
import org.backline.codes.Provocation;
import org.backline.codes.SickleCellTrait;
import org.jspecify.annotations.Nullable;

/** What the athlete could have told otherwise. Numbers are tried on both sides of the limits that rules use. */
final class IntakeAlternatives {

    private static final List<Integer> DAYS = List.of(1, 10, 21, 60, 120);
    private static final List<Integer> PAIN = List.of(3, 8);
    private static final List<Integer> STIFFNESS = List.of(0, 45);
    private static final List<Mechanism> MECHANISMS =
            List.of(Mechanism.FALL, Mechanism.HARD_EFFORT, Mechanism.LOAD_SPIKE, Mechanism.POSTURE);
    private static final List<Provocation> WORSE = List.of(
            Provocation.EXTENSION,
            Provocation.FLEXION,
            Provocation.SITTING,
            Provocation.COUGH,
            Provocation.RUNNING,
            Provocation.REST);

    private final CaseFacts facts;
    private final List<Alternative> all = new ArrayList<>(48);

    private IntakeAlternatives(CaseFacts facts) {
        this.facts = facts;
    }

    static List<Alternative> of(CaseFacts facts) {
        IntakeAlternatives alternatives = new IntakeAlternatives(facts);
        alternatives.onset();
        alternatives.pain();
        alternatives.legsAndNight();
        alternatives.provocations();
        alternatives.trait();
        return alternatives.all;
    }

    private void onset() {
        @Nullable Onset onset = facts.intake().onset();
        @Nullable Integer days = onset == null ? null : onset.daysAgo();
        @Nullable Mechanism mechanism = onset == null ? null : onset.mechanism();
        @Nullable OnsetManner manner = onset == null ? null : onset.manner();
        for (int other : DAYS) {
            add(
                    "onset.daysAgo",
                    List.of("onset.daysAgo"),
                    days,
                    other,
                    o -> new Onset(o.manner(), other, o.mechanism()));
        }
        for (Mechanism other : MECHANISMS) {
            add(
                    "onset.mechanism",
                    List.of("onset.mechanism"),
                    mechanism,
                    other,
                    o -> new Onset(o.manner(), o.daysAgo(), other));
        }
        for (OnsetManner other : OnsetManner.values()) {
            add(
                    "onset.manner",
                    List.of("onset.manner"),
                    manner,
                    other,
                    o -> new Onset(other, o.daysAgo(), o.mechanism()));
        }
    }

    private void pain() {
        for (int now : PAIN) {
            addIntake(
                    "pain.now",
                    List.of("pain.now", "pain"),
                    facts.intake().pain().now(),
                    now,
                    i -> with(
                            i,
                            i.onset(),
                            new Pain(now, i.pain().best(), i.pain().worst())));
        }
    }

    private void legsAndNight() {
        for (NightPain other : NightPain.values()) {
            addIntake(
                    "night",
                    List.of("night"),
                    facts.intake().night(),
                    other,
                    i -> new Intake(
                            i.onset(),
                            i.pain(),
                            i.regions(),
                            i.aggravatedBy(),
                            i.easedBy(),
                            other,
                            i.legSymptoms(),
                            i.legWorseThanBack(),
                            i.morningStiffnessMinutes()));
        }
        for (LegSymptoms other : LegSymptoms.values()) {
            addIntake(
                    "legSymptoms",
                    List.of("legSymptoms"),
                    facts.intake().legSymptoms(),
                    other,
                    i -> new Intake(
                            i.onset(),
                            i.pain(),
                            i.regions(),
                            i.aggravatedBy(),
                            i.easedBy(),
                            i.night(),
                            other,
                            i.legWorseThanBack(),
                            i.morningStiffnessMinutes()));
        }
        for (Boolean other : List.of(true, false)) {
            addIntake(
                    "legWorseThanBack",
                    List.of("legWorseThanBack"),
                    facts.intake().legWorseThanBack(),
                    other,
                    i -> new Intake(
                            i.onset(),
                            i.pain(),
                            i.regions(),
                            i.aggravatedBy(),
                            i.easedBy(),
                            i.night(),
                            i.legSymptoms(),
                            other,
                            i.morningStiffnessMinutes()));
        }
        for (int other : STIFFNESS) {
            addIntake(
                    "morningStiffnessMinutes",
                    List.of("morningStiffnessMinutes"),
                    facts.intake().morningStiffnessMinutes(),
                    other,
                    i -> new Intake(
                            i.onset(),
                            i.pain(),
                            i.regions(),
                            i.aggravatedBy(),
                            i.easedBy(),
                            i.night(),
                            i.legSymptoms(),
                            i.legWorseThanBack(),
                            other));
        }
    }

    private void provocations() {
        for (Provocation one : WORSE) {
            boolean present = has(facts.intake().aggravatedBy(), one);
            addIntake(
                    "aggravatedBy " + one,
                    List.of("aggravatedBy"),
                    present,
                    !present,
                    i -> new Intake(
                            i.onset(),
                            i.pain(),
                            i.regions(),
                            toggled(i.aggravatedBy(), one, !present),
                            i.easedBy(),
                            i.night(),
                            i.legSymptoms(),
                            i.legWorseThanBack(),
                            i.morningStiffnessMinutes()));
        }
        boolean eased = has(facts.intake().easedBy(), Provocation.MOVEMENT);
        addIntake(
                "easedBy MOVEMENT",
                List.of("easedBy"),
                eased,
                !eased,
                i -> new Intake(
                        i.onset(),
                        i.pain(),
                        i.regions(),
                        i.aggravatedBy(),
                        toggled(i.easedBy(), Provocation.MOVEMENT, !eased),
                        i.night(),
                        i.legSymptoms(),
                        i.legWorseThanBack(),
                        i.morningStiffnessMinutes()));
    }

    private static boolean has(@Nullable List<Provocation> list, Provocation one) {
        return list != null && list.contains(one);
    }

    private static List<Provocation> toggled(@Nullable List<Provocation> list, Provocation one, boolean present) {
        Set<Provocation> set = EnumSet.noneOf(Provocation.class);
        if (list != null) {
            set.addAll(list);
        }
        if (present) {
            set.add(one);
        } else {
            set.remove(one);
        }
        return List.copyOf(set);
    }

    private void trait() {
        @Nullable SickleCellTrait trait = facts.athlete().sickleCellTrait();
        for (SickleCellTrait other : List.of(SickleCellTrait.POSITIVE, SickleCellTrait.NEGATIVE)) {
            if (other != trait) {
                all.add(new Alternative(
                        "athlete.sickleCellTrait",
                        List.of("athlete.sickleCellTrait"),
                        new Change("athlete.sickleCellTrait", words(trait), other.name()),
                        given -> new CaseFacts(
                                new Athlete(
                                        given.athlete().age(),
                                        given.athlete().sex(),
                                        given.athlete().sport(),
                                        other),
                                given.intake(),
                                given.intakeOrigin(),
                                given.flags(),
                                given.findings(),
                                given.proms(),
                                given.dayOfCare())));
            }
        }
    }

    /** A change of the onset. */
    private interface OnsetEdit {
        Onset apply(Onset onset);
    }

    /** A change of the intake. */
    private interface IntakeEdit {
        Intake apply(Intake intake);
    }

    private void add(String key, List<String> touches, @Nullable Object from, Object to, OnsetEdit edit) {
        addIntake(
                key,
                touches,
                from,
                to,
                i -> with(i, edit.apply(Objects.requireNonNullElse(i.onset(), new Onset(null, null, null))), i.pain()));
    }

    private void addIntake(String key, List<String> touches, @Nullable Object from, Object to, IntakeEdit edit) {
        if (!to.equals(from)) {
            all.add(new Alternative(
                    key,
                    touches,
                    new Change(key, words(from), String.valueOf(to)),
                    given -> new CaseFacts(
                            given.athlete(),
                            edit.apply(given.intake()),
                            given.intakeOrigin(),
                            given.flags(),
                            given.findings(),
                            given.proms(),
                            given.dayOfCare())));
        }
    }

    private static Intake with(Intake i, @Nullable Onset onset, Pain pain) {
        return new Intake(
                onset,
                pain,
                i.regions(),
                i.aggravatedBy(),
                i.easedBy(),
                i.night(),
                i.legSymptoms(),
                i.legWorseThanBack(),
                i.morningStiffnessMinutes());
    }

    private static String words(@Nullable Object value) {
        return value == null ? "not known" : String.valueOf(value);
    }
}
