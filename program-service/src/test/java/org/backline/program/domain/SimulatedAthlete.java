package org.backline.program.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.backline.codes.Contraindication;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.ExerciseDose;
import org.backline.codes.HoldReason;
import org.backline.codes.Instrument;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.OverrideReason;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.PromScore;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Restriction;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.backline.program.exercise.course.Course;
import org.backline.program.exercise.course.Plan;
import org.backline.program.exercise.course.Proposal;
import org.backline.program.exercise.course.ReviewCheck;

/** An athlete of the simulated season: what is true of the body, and what trainer, athlete and physician do day by day. */
final class SimulatedAthlete {

    static final Instant SEASON = Instant.parse("2026-08-01T08:00:00Z");

    private final Random random;
    private final Course course;
    final UUID caseId;
    private final double healing;
    private final double diligence;
    private double pain;
    private int referrals;
    private UUID openReferral = new UUID(0, 0);
    private int answerOn = -1;

    SimulatedAthlete(long number, Random random, Course course) {
        this.random = random;
        this.course = course;
        this.caseId = new UUID(7, number);
        this.healing = random.nextInt(4) == 0 ? 0.01 : 0.05 + random.nextDouble() * 0.1;
        this.diligence = random.nextInt(4) == 0 ? 0.3 : 0.75 + random.nextDouble() * 0.25;
        this.pain = 3 + random.nextInt(4);
    }

    private static Instant on(int day) {
        return SEASON.plus(Duration.ofDays(day));
    }

    List<ProgramCommand> firstVisit() {
        List<MuscularCause> causes = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            causes.add(new MuscularCause(
                    one(MuscularPattern.values()),
                    one(new Side[] {Side.LEFT, Side.RIGHT, Side.BILATERAL}),
                    EvidenceGrade.C));
        }
        Set<Contraindication> conditions = EnumSet.noneOf(Contraindication.class);
        if (random.nextInt(4) == 0) {
            conditions.add(one(Contraindication.values()));
        }
        return List.of(
                new ProgramCommand.KnowCase(
                        caseId,
                        new ProgramCaseEvent.CaseKnown(
                                caseId,
                                "north",
                                caseId,
                                20,
                                Sex.OTHER,
                                "rowing",
                                (int) pain,
                                1,
                                (int) pain + 1,
                                List.of(),
                                List.of(),
                                List.of(new PromScore(Instrument.PSFS, 4)),
                                on(0))),
                new ProgramCommand.Draft(
                        caseId,
                        new UUID(8, random.nextLong()),
                        caseId,
                        "north",
                        causes,
                        List.copyOf(conditions),
                        random.nextInt(3) == 0,
                        on(0),
                        AskedBy.POLICY),
                new ProgramCommand.Assign(caseId, true, on(1)));
    }

    /** What is tried on a day; the rules may refuse it. */
    List<ProgramCommand> day(int day, ProgramState state) {
        List<ProgramCommand> tried = new ArrayList<>();
        Plan plan = state.plan();
        if (plan == null) {
            return tried;
        }
        if (state.stage() == ProgramStage.ASSIGNED) {
            train(day, plan, tried);
            decide(day, state, plan, tried);
        }
        chance(day, state, plan, tried);
        physician(day, state, tried);
        if (day == 119 && state.stage().isOpen()) {
            tried.add(new ProgramCommand.Stop(caseId, StopReason.ATHLETE_WITHDREW, on(day)));
        }
        return tried;
    }

    private void train(int day, Plan plan, List<ProgramCommand> tried) {
        if (random.nextDouble() > diligence * 4.6 / 7) {
            return;
        }
        pain = Math.max(0, pain - healing + (random.nextInt(40) == 0 ? 3 : 0));
        int before = (int) Math.round(pain);
        int during = Math.min(10, before + (random.nextInt(6) == 0 ? 2 : 0));
        List<String> session =
                plan.session().stream().map(PrescribedExercise::exercise).toList();
        if (session.isEmpty()) {
            return;
        }
        List<String> done = random.nextInt(5) == 0 ? session.subList(0, (session.size() + 1) / 2) : session;
        boolean flag = random.nextInt(1500) == 0;
        UUID id = new UUID(day, caseId.getLeastSignificantBits());
        ProgramCommand.LogSession log = new ProgramCommand.LogSession(
                caseId,
                id,
                done,
                before,
                during,
                null,
                5,
                on(day),
                random.nextInt(6) == 0 ? List.of() : done,
                random.nextInt(60) == 0 ? List.of(one(SessionSign.values())) : List.of(),
                flag ? List.of(RedFlag.NEURO_PROG) : List.of(),
                LoggedBy.ATHLETE);
        tried.add(log);
        if (random.nextInt(8) == 0) {
            tried.add(log);
        }
        if (random.nextInt(10) != 0) {
            tried.add(new ProgramCommand.ReportNextMorning(
                    caseId,
                    id,
                    Math.min(10, before + (random.nextInt(8) == 0 ? random.nextInt(4) : 0)),
                    List.of(),
                    List.of(),
                    LoggedBy.ATHLETE,
                    on(day).plus(Duration.ofHours(20))));
        }
    }

    private void decide(int day, ProgramState state, Plan plan, List<ProgramCommand> tried) {
        Proposal.Kind proposal =
                Outlook.proposal(state, course).map(Proposal::kind).orElse(Proposal.Kind.CONTINUE);
        if (random.nextInt(3) == 0) {
            tried.add(new ProgramCommand.Progress(caseId, plan.phase() + 1, on(day)));
        }
        if (proposal == Proposal.Kind.REGRESS && random.nextInt(2) == 0) {
            tried.add(new ProgramCommand.Regress(caseId, Math.max(1, plan.phase() - 1), on(day)));
        }
        if (day == 11 || day == 29 || day == 43) {
            double gain = 4 + (5 - pain) * (healing < 0.02 ? 0 : 0.8);
            tried.add(new ProgramCommand.Review(
                    caseId,
                    new UUID(day, 9),
                    List.of(
                            new PromScore(Instrument.NPRS, Math.round(pain)),
                            new PromScore(Instrument.PSFS, Math.clamp(gain, 0, 10)),
                            new PromScore(Instrument.RMDQ, pain < 1 ? 1 : 9)),
                    on(day)));
        }
        boolean asks = !state.reviews().isEmpty()
                && state.reviews().getLast().outcome() == ReviewCheck.Outcome.REFER
                && !state.file().hasOpenReferral();
        if (asks) {
            openReferral = new UUID(10, ++referrals);
            answerOn = day + 3;
            tried.add(new ProgramCommand.AskReferral(
                    caseId, openReferral, "trainer", ReferralQuestion.DIAGNOSIS, List.of(), on(day)));
        }
        if (plan.phase() == 4 && pain < 1) {
            tried.add(new ProgramCommand.MeasureGate(
                    caseId,
                    Map.of(
                            "PAIN_AT_SPEED",
                            1.0,
                            "HHD_ASYMMETRY",
                            6.0,
                            "SORENSEN",
                            140.0,
                            "SIDE_BRIDGE_LEFT",
                            70.0,
                            "SIDE_BRIDGE_RIGHT",
                            71.0,
                            "SLS",
                            2.0,
                            "ROM_FULL",
                            1.0,
                            "FULL_TRAINING_DAYS",
                            8.0),
                    on(day)));
            tried.add(new ProgramCommand.Complete(
                    caseId, random.nextInt(5) == 0 ? OverrideReason.CLINICAL_JUDGEMENT : null, on(day)));
        }
    }

    /** Edits, findings and referrals as they come, sensible or not. */
    private void chance(int day, ProgramState state, Plan plan, List<ProgramCommand> tried) {
        if (random.nextInt(12) == 0) {
            tried.add(new ProgramCommand.Revise(caseId, edited(plan), overrides(), on(day)));
        }
        if (random.nextInt(200) == 0) {
            tried.add(new ProgramCommand.NoteFindings(
                    caseId,
                    new ProgramCaseEvent.FindingsNoted(
                            caseId,
                            "north",
                            new UUID(day, 11),
                            List.of(),
                            List.of(),
                            List.of(),
                            random.nextBoolean(),
                            random.nextBoolean(),
                            on(day))));
        }
        if (random.nextInt(400) == 0 && answerOn < day) {
            openReferral = new UUID(12, ++referrals);
            answerOn = day + 2;
            tried.add(new ProgramCommand.OpenReferral(caseId, "north", openReferral, on(day)));
        }
        if (state.heldFor() == HoldReason.PAIN_RESPONSE && random.nextInt(3) == 0) {
            pain = Math.max(0, pain - 3);
            tried.add(new ProgramCommand.Resume(caseId, on(day), AskedBy.PERSON));
        }
    }

    private void physician(int day, ProgramState state, List<ProgramCommand> tried) {
        if (answerOn != day || !state.file().open().contains(openReferral)) {
            return;
        }
        boolean cleared = random.nextInt(4) != 0;
        List<Restriction> restrictions =
                random.nextBoolean() ? List.of() : List.of(one(Restriction.values()), one(Restriction.values()));
        tried.add(new ProgramCommand.Restrict(caseId, "north", openReferral, restrictions, cleared, on(day)));
        tried.add(new ProgramCommand.CloseReferral(
                caseId,
                "north",
                openReferral,
                one(ReconciliationChoice.values()),
                cleared ? null : one(Urgency.values()),
                restrictions,
                on(day)));
    }

    private List<PlannedExercise> edited(Plan plan) {
        List<PlannedExercise> exercises = new ArrayList<>(
                plan.exercises().stream().map(ProgramSamples::planned).toList());
        switch (random.nextInt(4)) {
            case 0 -> exercises.remove(random.nextInt(exercises.size()));
            case 1 -> Collections.shuffle(exercises, random);
            case 2 -> exercises.add(random.nextInt(exercises.size() + 1), anything());
            default -> exercises.replaceAll(exercise -> random.nextInt(4) == 0 ? changed(exercise) : exercise);
        }
        return exercises.stream().distinct().toList();
    }

    private PlannedExercise anything() {
        var exercise = course.library().exercises().get(random.nextInt(37));
        int phase = exercise.phases().getFirst();
        return new PlannedExercise(
                exercise.id(),
                Math.max(phase, random.nextInt(5)),
                exercise.sided() ? Side.BILATERAL : Side.NONE,
                exercise.dose(phase));
    }

    private PlannedExercise changed(PlannedExercise exercise) {
        ExerciseDose dose = exercise.dose();
        int by = random.nextInt(5) - 2;
        ExerciseDose after = dose.repetitions() == null
                ? new ExerciseDose(
                        Math.clamp(dose.sets() + by, 1, 10),
                        null,
                        dose.holdSeconds(),
                        dose.metres(),
                        dose.timesPerWeek())
                : new ExerciseDose(
                        dose.sets(),
                        Math.max(1, dose.repetitions() + by),
                        dose.holdSeconds(),
                        dose.metres(),
                        dose.timesPerWeek());
        return new PlannedExercise(exercise.exercise(), exercise.phase(), exercise.side(), after);
    }

    private List<RuleOverride> overrides() {
        return random.nextInt(4) == 0
                ? List.of(
                        new RuleOverride("LOAD-10", OverrideReason.CLINICAL_JUDGEMENT),
                        new RuleOverride("O1", OverrideReason.CLINICAL_JUDGEMENT),
                        new RuleOverride("BAR-X", OverrideReason.CLINICAL_JUDGEMENT))
                : List.of();
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
