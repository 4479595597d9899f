package org.backline.program.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.BodyRegion;
import org.backline.codes.Contraindication;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.HoldReason;
import org.backline.codes.Instrument;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.OverrideReason;
import org.backline.codes.PainSite;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.PromScore;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.backline.program.exercise.DraftRequest;
import org.backline.program.exercise.ExerciseLibrary;
import org.backline.program.exercise.course.Course;
import org.jspecify.annotations.Nullable;

/** A rower with a weak left gluteus medius, and what happens to her program. */
final class ProgramSamples {

    static final Course COURSE = Course.of(ExerciseLibrary.load());

    static final UUID CASE = UUID.fromString("0198a000-0000-7000-8000-000000000001");
    static final UUID ATHLETE = UUID.fromString("0198a000-0000-7000-8000-000000000002");
    static final UUID FIRST_PROGRAM = UUID.fromString("0198a000-0000-7000-8000-0000000000a1");
    static final UUID SECOND_PROGRAM = UUID.fromString("0198a000-0000-7000-8000-0000000000a2");
    static final UUID FIRST_SESSION = UUID.fromString("0198a000-0000-7000-8000-0000000000b1");
    static final UUID SECOND_SESSION = UUID.fromString("0198a000-0000-7000-8000-0000000000b2");
    static final UUID LINK = UUID.fromString("0198a000-0000-7000-8000-0000000000d1");
    static final UUID FIRST_REFERRAL = UUID.fromString("0198a000-0000-7000-8000-0000000000f1");
    static final UUID SECOND_REFERRAL = UUID.fromString("0198a000-0000-7000-8000-0000000000f2");
    static final String CLINIC = "north";

    static final Instant DAY_1 = Instant.parse("2026-09-01T08:00:00Z");
    static final Instant DAY_2 = Instant.parse("2026-09-02T08:00:00Z");
    static final Instant DAY_3 = Instant.parse("2026-09-03T08:00:00Z");
    static final Instant DAY_4 = Instant.parse("2026-09-04T08:00:00Z");

    static final MuscularCause WEAK_LEFT_GLUTE = new MuscularCause(MuscularPattern.P1, Side.LEFT, EvidenceGrade.C);
    static final MuscularCause TIGHT_HIP_FLEXORS =
            new MuscularCause(MuscularPattern.P2, Side.BILATERAL, EvidenceGrade.B);

    /** The lines of gate G4 that have not passed while nothing was measured and no physician asked. */
    static final List<String> GATE = List.of(
            "PAIN_AT_SPEED",
            "HHD_ASYMMETRY",
            "SORENSEN",
            "SIDE_BRIDGE_LEFT",
            "SIDE_BRIDGE_RIGHT",
            "SIDE_BRIDGE_EVEN",
            "SLS",
            "ROM_FULL",
            "FULL_TRAINING_DAYS",
            "RECOVERED");

    private ProgramSamples() {}

    static ProgramEvent.Drafted aDraft() {
        return drafted(FIRST_PROGRAM, List.of(WEAK_LEFT_GLUTE), List.of(), false, DAY_1);
    }

    static ProgramEvent.Drafted drafted(
            UUID program,
            List<MuscularCause> causes,
            List<Contraindication> contraindications,
            boolean hipFlexorsTight,
            Instant at) {
        var draft = COURSE.drafter().draft(DraftRequest.first(causes, contraindications, hipFlexorsTight));
        return new ProgramEvent.Drafted(
                CASE,
                CLINIC,
                program,
                ATHLETE,
                causes,
                contraindications,
                hipFlexorsTight,
                draft.phase(),
                draft.exercises(),
                draft.excluded(),
                draft.libraryVersion(),
                draft.libraryHash(),
                at,
                null,
                null,
                null);
    }

    static ProgramEvent.Assigned itsAssignment() {
        var draft = aDraft();
        return new ProgramEvent.Assigned(
                CASE, CLINIC, FIRST_PROGRAM, ATHLETE, draft.phase(), draft.exercises(), draft.excluded(), DAY_2, true);
    }

    static ProgramEvent.SessionLogged aSession(UUID session) {
        return new ProgramEvent.SessionLogged(
                CASE,
                CLINIC,
                FIRST_PROGRAM,
                session,
                List.of("E03", "E15"),
                3,
                2,
                null,
                5,
                DAY_3,
                null,
                null,
                null,
                null);
    }

    static ProgramEvent.Held aHold(HoldReason reason, boolean assigned) {
        return new ProgramEvent.Held(CASE, CLINIC, FIRST_PROGRAM, reason, assigned, DAY_3);
    }

    static ProgramEvent.Completed itsCompletion() {
        return new ProgramEvent.Completed(
                CASE, CLINIC, FIRST_PROGRAM, 1, DAY_3, false, OverrideReason.TEST_NOT_POSSIBLE, GATE);
    }

    static ProgramEvent.Stopped aStop(StopReason reason, Instant at) {
        return new ProgramEvent.Stopped(CASE, CLINIC, FIRST_PROGRAM, reason, at);
    }

    static ProgramCommand.Draft draft(UUID program, MuscularCause cause, AskedBy askedBy) {
        return new ProgramCommand.Draft(
                CASE, program, ATHLETE, CLINIC, List.of(cause), List.of(), false, DAY_4, askedBy);
    }

    static ProgramCommand.Assign assign() {
        return new ProgramCommand.Assign(CASE, true, DAY_4);
    }

    static ProgramCommand.LogSession logSession(UUID session, String... exercises) {
        return new ProgramCommand.LogSession(
                CASE,
                session,
                List.of(exercises),
                3,
                2,
                1,
                5,
                DAY_4,
                List.of(),
                List.of(),
                List.of(),
                LoggedBy.TRAINER);
    }

    static ProgramCommand.Hold hold(HoldReason reason, AskedBy askedBy) {
        return new ProgramCommand.Hold(CASE, reason, DAY_4, askedBy);
    }

    static ProgramCommand.Resume resume(AskedBy askedBy) {
        return new ProgramCommand.Resume(CASE, DAY_4, askedBy);
    }

    static ProgramCommand.Complete complete() {
        return new ProgramCommand.Complete(CASE, null, DAY_4);
    }

    static ProgramCommand.Complete completeAgainstTheGate() {
        return new ProgramCommand.Complete(CASE, OverrideReason.TEST_NOT_POSSIBLE, DAY_4);
    }

    /** Everything that is entered for gate G4, as it passes. */
    static ProgramCommand.MeasureGate measureAll() {
        return new ProgramCommand.MeasureGate(
                CASE,
                Map.of(
                        "PAIN_AT_SPEED", 1.0,
                        "HHD_ASYMMETRY", 6.0,
                        "SORENSEN", 140.0,
                        "SIDE_BRIDGE_LEFT", 70.0,
                        "SIDE_BRIDGE_RIGHT", 71.0,
                        "SLS", 2.0,
                        "ROM_FULL", 1.0,
                        "FULL_TRAINING_DAYS", 8.0),
                DAY_4);
    }

    static ProgramCommand.Stop stop(StopReason reason) {
        return new ProgramCommand.Stop(CASE, reason, DAY_4);
    }

    static ProgramCaseEvent.CaseKnown theCase() {
        return new ProgramCaseEvent.CaseKnown(
                CASE,
                CLINIC,
                ATHLETE,
                20,
                Sex.FEMALE,
                "rowing",
                5,
                2,
                7,
                List.of(new PainSite(BodyRegion.LUMBAR, Side.LEFT)),
                List.of(),
                List.of(new PromScore(Instrument.PSFS, 4)),
                DAY_1);
    }

    static ProgramCaseEvent.ReferralOpened aReferral(UUID referral) {
        return new ProgramCaseEvent.ReferralOpened(CASE, CLINIC, referral, DAY_3);
    }

    static ProgramCommand.Redraft redraft(int minutes, String... equipment) {
        return new ProgramCommand.Redraft(CASE, SECOND_PROGRAM, null, List.of(equipment), minutes, DAY_4);
    }

    static ProgramCommand.LogSession athletesSession(UUID session, RedFlag... flags) {
        return new ProgramCommand.LogSession(
                CASE,
                session,
                List.of("E03"),
                2,
                2,
                null,
                null,
                DAY_4,
                List.of(),
                List.of(),
                List.of(flags),
                LoggedBy.ATHLETE);
    }

    static ProgramCommand.ReportNextMorning nextMorning(UUID session, int pain) {
        return new ProgramCommand.ReportNextMorning(CASE, session, pain, List.of(), List.of(), LoggedBy.ATHLETE, DAY_4);
    }

    /** The plan of the first draft without some of its exercises. */
    static ProgramCommand.Revise reviseWithout(String... ids) {
        return new ProgramCommand.Revise(
                CASE,
                aDraft().exercises().stream()
                        .filter(exercise -> !List.of(ids).contains(exercise.exercise()))
                        .map(ProgramSamples::planned)
                        .toList(),
                List.of(),
                DAY_4);
    }

    static PlannedExercise planned(PrescribedExercise exercise) {
        return new PlannedExercise(exercise.exercise(), exercise.phase(), exercise.side(), exercise.dose());
    }

    static ProgramCommand.Review review(PromScore... scores) {
        return new ProgramCommand.Review(CASE, LINK, List.of(scores), DAY_4);
    }

    static ProgramCommand.AskReferral askReferral() {
        return new ProgramCommand.AskReferral(
                CASE, SECOND_REFERRAL, "p-7f3a", ReferralQuestion.DIAGNOSIS, List.of(), DAY_4);
    }

    static ProgramCommand.NoteFindings note(RedFlag... flags) {
        return new ProgramCommand.NoteFindings(
                CASE,
                new ProgramCaseEvent.FindingsNoted(
                        CASE, CLINIC, LINK, List.of(), List.of(flags), List.of(), null, null, DAY_4));
    }

    static ProgramCommand.Restrict restrict(UUID referral, Restriction... restrictions) {
        return new ProgramCommand.Restrict(CASE, CLINIC, referral, List.of(restrictions), false, DAY_4);
    }

    static ProgramCommand.WithdrawReferral withdraw(UUID referral, Urgency remaining) {
        return new ProgramCommand.WithdrawReferral(CASE, CLINIC, referral, remaining, DAY_4);
    }

    static ProgramCommand.CloseReferral close(UUID referral, ReconciliationChoice choice, @Nullable Urgency remaining) {
        return new ProgramCommand.CloseReferral(CASE, CLINIC, referral, choice, remaining, List.of(), DAY_4);
    }

    static ProgramCaseEvent.CaseClosed theClosing() {
        return new ProgramCaseEvent.CaseClosed(CASE, CLINIC, DAY_3);
    }

    /** It was confirmed before the closing was known there. */
    static ProgramCaseEvent.CauseNoted aLateCause(MuscularCause cause) {
        return new ProgramCaseEvent.CauseNoted(
                CASE, CLINIC, FIRST_PROGRAM, ATHLETE, List.of(cause), List.of(), false, DAY_3);
    }

    static ProgramCommand.CloseCase closeCase() {
        return new ProgramCommand.CloseCase(CASE, CLINIC, DAY_4);
    }

    static ProgramCommand.ReopenCase reopenCase(ReopeningReason reason) {
        return new ProgramCommand.ReopenCase(CASE, CLINIC, SECOND_PROGRAM, reason, DAY_4);
    }
}
