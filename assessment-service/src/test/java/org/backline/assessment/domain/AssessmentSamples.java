package org.backline.assessment.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.backline.assessment.domain.AssessmentCommands.noteDecline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.backline.assessment.knowledge.Knowledge;
import org.backline.assessment.knowledge.Reasoner;
import org.backline.codes.BodyRegion;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.LegSymptoms;
import org.backline.codes.Mechanism;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.NightPain;
import org.backline.codes.OnsetManner;
import org.backline.codes.PainSite;
import org.backline.codes.Provocation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.codes.Side;
import org.backline.codes.Unit;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/** A basketball player with left lumbar pain, and what becomes of the assessment. */
public final class AssessmentSamples {

    static final Knowledge KNOWLEDGE = Knowledge.load();

    static final Map<MuscularPattern, EvidenceGrade> GRADES = KNOWLEDGE.patternGrades();

    /** Reasons with the knowledge of this release. */
    static final Proposing PROPOSING = new Proposing(reasoner());

    static final UUID CASE = UUID.fromString("0198b000-0000-7000-8000-000000000001");
    static final UUID ATHLETE = UUID.fromString("0198b000-0000-7000-8000-000000000002");
    static final UUID INTAKE_EVENT = UUID.fromString("0198b000-0000-7000-8000-000000000003");
    static final UUID FIRST_ENTRY = UUID.fromString("0198b000-0000-7000-8000-0000000000a1");
    static final UUID SECOND_ENTRY = UUID.fromString("0198b000-0000-7000-8000-0000000000a2");
    static final UUID FIRST_REFERRAL = UUID.fromString("0198b000-0000-7000-8000-0000000000b1");
    static final UUID SECOND_REFERRAL = UUID.fromString("0198b000-0000-7000-8000-0000000000b2");
    static final UUID REVIEW = UUID.fromString("0198b000-0000-7000-8000-0000000000d1");
    static final UUID NOTE = UUID.fromString("0198b000-0000-7000-8000-0000000000c1");
    static final String CLINIC = "north";
    static final String TRAINER = "trainer.okafor";

    static final Instant DAY_1 = Instant.parse("2026-09-01T08:00:00Z");
    static final Instant DAY_2 = Instant.parse("2026-09-02T08:00:00Z");
    static final Instant DAY_3 = Instant.parse("2026-09-03T08:00:00Z");
    static final Instant DAY_4 = Instant.parse("2026-09-04T08:00:00Z");
    static final Instant DAY_5 = Instant.parse("2026-09-05T08:00:00Z");

    /** Six weeks after the first day. */
    static final Instant DAY_43 = DAY_1.plus(Duration.ofDays(42));

    static final MuscularCause WEAK_LEFT_GLUTE =
            new MuscularCause(MuscularPattern.P1, Side.LEFT, GRADES.get(MuscularPattern.P1));

    static final UUID AMENDMENT = UUID.fromString("019a8f00-0000-7000-8000-0000000000aa");

    private AssessmentSamples() {}

    private static Supplier<Reasoner> reasoner() {
        Reasoner reasoner = new Reasoner(KNOWLEDGE);
        return () -> reasoner;
    }

    static IntakeFacts anIntake() {
        Map<RedFlag, FlagAnswer> flags = new EnumMap<>(RedFlag.class);
        KNOWLEDGE.askedFlags().forEach(flag -> flags.put(flag, FlagAnswer.NO));
        return anIntake(flags);
    }

    static IntakeFacts anIntakeWith(RedFlag flag) {
        Map<RedFlag, FlagAnswer> flags = new EnumMap<>(anIntake().redFlags());
        flags.put(flag, FlagAnswer.YES);
        return anIntake(flags);
    }

    private static IntakeFacts anIntake(Map<RedFlag, FlagAnswer> flags) {
        return new IntakeFacts(
                "basketball",
                21,
                Sex.MALE,
                SickleCellTrait.NEGATIVE,
                OnsetManner.GRADUAL,
                21,
                Mechanism.LOAD_SPIKE,
                4,
                1,
                6,
                List.of(new PainSite(BodyRegion.LUMBAR, Side.LEFT)),
                List.of(Provocation.STANDING),
                List.of(Provocation.REST),
                NightPain.NONE,
                LegSymptoms.NONE,
                false,
                0,
                flags,
                Map.of(),
                List.of());
    }

    static AssessmentEvent.Opened opened(IntakeFacts intake) {
        return new AssessmentEvent.Opened(CASE, CLINIC, TRAINER, ATHLETE, INTAKE_EVENT, intake, DAY_1);
    }

    static Finding finding(ClinicalTest test, Side side, FindingResult result) {
        return new Finding(test, side, result, null, null, null, null, null, null, null, null, null);
    }

    static Finding measured(ClinicalTest test, Side side, double value, Unit unit) {
        return new Finding(test, side, null, value, unit, null, null, null, null, null, null, null);
    }

    /** The whole screen is negative and the left gluteus medius is weak. */
    static List<Finding> aWeakLeftGlute() {
        List<Finding> findings = new ArrayList<>(aNegativeScreen());
        findings.add(measured(ClinicalTest.HHD_ABD, Side.LEFT, 1.1, Unit.NEWTON_METRE_PER_KILOGRAM));
        findings.add(measured(ClinicalTest.HHD_ABD, Side.RIGHT, 1.6, Unit.NEWTON_METRE_PER_KILOGRAM));
        findings.add(finding(ClinicalTest.TREND, Side.LEFT, FindingResult.POSITIVE));
        return findings;
    }

    static List<Finding> aNegativeScreen() {
        List<Finding> findings = new ArrayList<>();
        for (ClinicalTest test : List.of(
                ClinicalTest.DERM,
                ClinicalTest.MYO,
                ClinicalTest.REFLEX,
                ClinicalTest.SLR,
                ClinicalTest.SLUMP,
                ClinicalTest.STORK,
                ClinicalTest.SP_TTP)) {
            findings.add(finding(test, Side.NONE, FindingResult.NEGATIVE));
        }
        return findings;
    }

    static AssessmentEvent.FindingsRecorded recorded(UUID entry, Instant at, List<Finding> findings) {
        return new AssessmentEvent.FindingsRecorded(
                CASE, CLINIC, entry, findings, Map.of(), Map.of(), List.of(), null, at);
    }

    static AssessmentEvent.FindingsRecorded recorded(UUID entry, Instant at, RedFlag flag) {
        return new AssessmentEvent.FindingsRecorded(
                CASE, CLINIC, entry, List.of(), Map.of(flag, FlagAnswer.YES), Map.of(), List.of(), null, at);
    }

    static AssessmentEvent.MuscularCauseIdentified identified(Instant at) {
        return new AssessmentEvent.MuscularCauseIdentified(
                CASE,
                CLINIC,
                ATHLETE,
                proposalOf(FIRST_ENTRY),
                List.of(WEAK_LEFT_GLUTE),
                List.of(),
                false,
                false,
                null,
                null,
                at);
    }

    static AssessmentEvent.ReferralNoted noted(UUID referral, Urgency urgency, Instant at) {
        return new AssessmentEvent.ReferralNoted(
                CASE, CLINIC, referral, ReferralOrigin.INTAKE, CauseCategory.SERIOUS, urgency, at);
    }

    static AssessmentEvent.ReferralReconciled reconciled(
            UUID referral, ReconciliationChoice choice, @Nullable Urgency remaining, Instant at) {
        return new AssessmentEvent.ReferralReconciled(CASE, CLINIC, referral, choice, remaining, at);
    }

    static AssessmentEvent.Closed closed(Instant at) {
        return new AssessmentEvent.Closed(CASE, CLINIC, CaseOutcome.RESOLVED, at);
    }

    static UUID proposalOf(UUID because) {
        return UUID.nameUUIDFromBytes(("proposal of " + because).getBytes(UTF_8));
    }

    /** A history for each place where an assessment may stand. */
    public static Map<String, List<AssessmentEvent>> histories() {
        Map<String, List<AssessmentEvent>> histories = new LinkedHashMap<>();
        var screen = recorded(FIRST_ENTRY, DAY_2, aWeakLeftGlute());
        var askedElsewhere = noted(FIRST_REFERRAL, Urgency.URGENT, DAY_3);
        var back = reconciled(FIRST_REFERRAL, ReconciliationChoice.RETURN_TO_ASSESSMENT, null, DAY_3);
        var lowered = new AssessmentEvent.UrgencyLowered(
                CASE, CLINIC, FIRST_REFERRAL, Urgency.URGENT, null, List.of(), DAY_3);
        histories.put("NONE", List.of());
        histories.put("OPEN", history(opened(anIntake())));
        histories.put("SCREENED", history(opened(anIntake()), screen));
        histories.put("SUSPECT", history(opened(anIntakeWith(RedFlag.FEVER))));
        histories.put("CAUSE", history(opened(anIntake()), screen, identified(DAY_3)));
        histories.put("REFERRED", history(opened(anIntake()), screen, askedElsewhere));
        histories.put("RETURNED", history(opened(anIntake()), screen, askedElsewhere, back, lowered));
        histories.put(
                "DECLINED",
                history(
                        opened(anIntake()),
                        screen,
                        askedElsewhere,
                        new AssessmentEvent.ReferralDeclined(
                                CASE,
                                CLINIC,
                                FIRST_REFERRAL,
                                noteDecline(FIRST_REFERRAL).reason(),
                                DAY_3)));
        histories.put("CLOSED", history(opened(anIntake()), screen, identified(DAY_3), closed(DAY_3)));
        histories.put("CLOSED_REFERRED", history(opened(anIntake()), screen, askedElsewhere, closed(DAY_3)));
        var bone = LaterSamples.diagnosed(DAY_3);
        histories.put("MISSED", history(opened(anIntake()), screen, bone));
        histories.put("REVIEWED", history(opened(anIntake()), screen, bone, LaterSamples.lookedAt(DAY_3)));
        histories.put("STOPPED", history(opened(anIntake()), screen, identified(DAY_3), LaterSamples.stopped(DAY_3)));
        return histories;
    }

    /** Histories with the turns that leave a case where another history leaves it too. */
    public static List<List<AssessmentEvent>> detours() {
        List<AssessmentEvent> closed = histories().get("CLOSED");
        List<AssessmentEvent> withCause = histories().get("CAUSE");
        AssessmentEvent noted = noted(FIRST_REFERRAL, Urgency.ROUTINE, DAY_4);
        return List.of(
                and(closed, new AssessmentEvent.Reopened(CASE, CLINIC, ReopeningReason.RECURRENCE, DAY_5)),
                and(closed, new AssessmentEvent.Reopened(CASE, CLINIC, ReopeningReason.CLOSED_IN_ERROR, DAY_5)),
                and(withCause, noted, reconciled(FIRST_REFERRAL, ReconciliationChoice.RESUME_PROGRAM, null, DAY_5)),
                and(
                        withCause,
                        noted,
                        reconciled(FIRST_REFERRAL, ReconciliationChoice.STOP_PROGRAM, Urgency.URGENT, DAY_5)),
                and(
                        histories().get("SCREENED"),
                        noted,
                        reconciled(FIRST_REFERRAL, ReconciliationChoice.RESUME_PROGRAM, null, DAY_5)),
                and(withCause, noted, noted(SECOND_REFERRAL, Urgency.URGENT, DAY_4)),
                and(
                        withCause,
                        new AssessmentEvent.HandedOver(CASE, "south", "trainer.reyes", DAY_4),
                        new AssessmentEvent.HandedOver(CASE, CLINIC, TRAINER, DAY_5)));
    }

    /** These events, and after each that changes what is known the proposal that follows. */
    static List<AssessmentEvent> history(AssessmentEvent... events) {
        List<AssessmentEvent> history = new ArrayList<>();
        for (AssessmentEvent event : events) {
            history.add(event);
            switch (event) {
                case AssessmentEvent.Opened e -> propose(history, e.sourceEventId(), e.occurredAt());
                case AssessmentEvent.FindingsRecorded e -> propose(history, e.entryId(), e.occurredAt());
                case AssessmentEvent.UrgencyLowered e -> propose(history, e.referralId(), e.occurredAt());
                case AssessmentEvent.ProgramStopped e -> propose(history, e.programId(), e.occurredAt());
                default -> {}
            }
        }
        return history;
    }

    private static void propose(List<AssessmentEvent> history, UUID because, Instant at) {
        AssessmentState state = fold(history);
        AssessmentEvent.Proposed proposed = PROPOSING.propose(state, proposalOf(because), at);
        history.add(proposed);
        if (!proposed.suspicions().isEmpty()
                && !proposed.suspicions().equals(state.triage().announced())) {
            history.add(new AssessmentEvent.NonMuscularCauseSuspected(
                    CASE,
                    proposed.clinicId(),
                    proposed.proposalId(),
                    proposed.suspicions(),
                    proposed.suspicions().getFirst().urgency(),
                    at));
        }
    }

    /** What the events leave. */
    public static AssessmentState fold(List<? extends AssessmentEvent> history) {
        AssessmentState state = AssessmentState.EMPTY;
        for (AssessmentEvent event : history) {
            state = state.on(event);
        }
        return state;
    }

    static List<AssessmentEvent> and(List<AssessmentEvent> history, AssessmentEvent... more) {
        List<AssessmentEvent> longer = new ArrayList<>(history);
        longer.addAll(Arrays.asList(more));
        return longer;
    }
}
