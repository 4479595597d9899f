package org.backline.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.backline.assessment.domain.AssessmentCommand;
import org.backline.assessment.domain.CauseChosen;
import org.backline.codes.CancellationReason;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticOutcome;
import org.backline.codes.DiagnosticResult;
import org.backline.codes.HoldReason;
import org.backline.codes.MuscularPattern;
import org.backline.codes.OverrideReason;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.Side;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.backline.intake.domain.CaseCommand;
import org.backline.intake.domain.DoorReferral;
import org.backline.intake.domain.IntakeForm;
import org.backline.program.domain.AskedBy;
import org.backline.program.domain.LoggedBy;
import org.backline.program.domain.ProgramCommand;
import org.backline.referral.domain.ReferralCommand;
import org.backline.referral.domain.roster.ClinicRoster;
import org.backline.referral.domain.roster.RosterCommand;
import org.backline.simulation.Clients.Request;

/** What people do: with a muscular cause, with an emergency at the door, with a question to a physician. */
final class Stories {

    private static final String CLINIC = "north";
    private static final String TRAINER = "trainer.okafor";
    private static final List<ReconciliationChoice> CHOICES = List.of(ReconciliationChoice.values());
    private static final List<ReopeningReason> REASONS = List.of(ReopeningReason.values());
    private static final String PHYSICIAN = "physician.lindqvist";

    private Stories() {}

    /**
     * Whom and what a story is about.
     *
     * @param planned the exercises of the program of a case, as far as there is one
     */
    record Cast(UUID caseId, UUID athleteId, UUID doorReferral, UUID referral, Function<UUID, List<String>> planned) {

        Cast(Random random, Function<UUID, List<String>> planned) {
            this(
                    SeededIds.next(random),
                    SeededIds.next(random),
                    SeededIds.next(random),
                    SeededIds.next(random),
                    planned);
        }
    }

    /** The clinic says whom to ask, before anything else. */
    static Request roster(Random random) {
        UUID id = ClinicRoster.idOf(CLINIC);
        return new Request(
                SeededIds.next(random),
                Parts.REFERRAL,
                id,
                new RosterCommand.Begin(id, CLINIC, Samples.roster(PHYSICIAN), "admin", now()));
    }

    /** What is done about one case, in order. */
    static List<Supplier<Request>> plot(Cast cast, Random random) {
        List<Supplier<Request>> plot = new ArrayList<>();
        boolean emergency = random.nextInt(3) == 0;
        plot.add(() -> intake(cast, random, emergency));
        if (emergency) {
            loop(plot, cast.doorReferral(), random);
        } else if (random.nextInt(3) == 0) {
            plot.add(() -> assessment(cast, random, refer(cast, random)));
            loop(plot, cast.referral(), random);
        } else {
            treatment(plot, cast, random);
        }
        plot.add(() -> intake(cast, random, new CaseCommand.Close(cast.caseId(), CaseOutcome.RESOLVED, now())));
        return plot;
    }

    private static void treatment(List<Supplier<Request>> plot, Cast cast, Random random) {
        plot.add(() -> assessment(cast, random, findings(cast, random)));
        plot.add(() -> assessment(
                cast,
                random,
                new AssessmentCommand.IdentifyMuscularCause(
                        cast.caseId(),
                        List.of(new CauseChosen(MuscularPattern.P1, Side.LEFT)),
                        OverrideReason.CLINICAL_JUDGEMENT,
                        null,
                        now())));
        if (random.nextInt(4) == 0) {
            plot.add(() -> intake(cast, random, new CaseCommand.Close(cast.caseId(), CaseOutcome.WITHDRAWN, now())));
            plot.add(() -> intake(
                    cast, random, new CaseCommand.Reopen(cast.caseId(), ReopeningReason.CLOSED_IN_ERROR, now())));
        }
        plot.add(() -> program(cast, random, new ProgramCommand.Assign(cast.caseId(), true, now())));
        plot.add(() -> program(cast, random, session(cast, random)));
        if (random.nextBoolean()) {
            plot.add(() -> assessment(cast, random, refer(cast, random)));
            loop(plot, cast.referral(), random);
        }
        plot.add(() -> program(cast, random, session(cast, random)));
        plot.add(() -> program(
                cast, random, new ProgramCommand.Complete(cast.caseId(), OverrideReason.CLINICAL_JUDGEMENT, now())));
    }

    private static void loop(List<Supplier<Request>> plot, UUID id, Random random) {
        plot.add(() -> referral(id, random, new ReferralCommand.Acknowledge(id, PHYSICIAN, now())));
        if (random.nextInt(4) == 0) {
            plot.add(() -> referral(
                    id, random, new ReferralCommand.Decline(id, PHYSICIAN, DeclineReason.NOT_INDICATED, now())));
        } else {
            plot.add(() -> referral(id, random, new ReferralCommand.Accept(id, PHYSICIAN, now())));
            if (random.nextBoolean()) {
                plot.add(() -> referral(
                        id,
                        random,
                        new ReferralCommand.OrderDiagnostics(id, PHYSICIAN, List.of(Diagnostic.XRAY), now())));
            }
            plot.add(() -> referral(
                    id,
                    random,
                    new ReferralCommand.Report(
                            id,
                            PHYSICIAN,
                            "M54.50",
                            CauseCategory.MUSCULAR,
                            List.of(),
                            List.of(Restriction.NO_IMPACT),
                            null,
                            null,
                            now())));
        }
        plot.add(() -> referral(id, random, new ReferralCommand.Review(id, TRAINER, now())));
        ReconciliationChoice choice = CHOICES.get(random.nextInt(CHOICES.size()));
        plot.add(() -> referral(
                id, random, new ReferralCommand.Reconcile(id, TRAINER, choice, Participation.FULL, List.of(), now())));
        plot.add(() -> referral(
                id,
                random,
                new ReferralCommand.ReportDiagnostics(
                        id, TRAINER, List.of(new DiagnosticResult(Diagnostic.XRAY, DiagnosticOutcome.NORMAL)), now())));
    }

    /** What a second person does to the same case. */
    static Request aside(Cast cast, Random random) {
        return switch (random.nextInt(9)) {
            case 0 ->
                intake(
                        cast,
                        random,
                        new CaseCommand.SetParticipation(
                                cast.caseId(), Participation.LIMITED, List.of(Restriction.NO_RUNNING), null, now()));
            case 1 ->
                intake(cast, random, new CaseCommand.OfferTransfer(cast.caseId(), "trainer.rivera", CLINIC, now()));
            case 2 -> intake(cast, random, new CaseCommand.AcceptTransfer(cast.caseId(), now()));
            case 3 -> assessment(cast, random, findings(cast, random));
            case 4 -> program(cast, random, session(cast, random));
            case 5 ->
                program(
                        cast,
                        random,
                        random.nextBoolean()
                                ? new ProgramCommand.Hold(cast.caseId(), HoldReason.ILLNESS, now(), AskedBy.PERSON)
                                : new ProgramCommand.Resume(cast.caseId(), now(), AskedBy.PERSON));
            case 6 -> {
                UUID id = random.nextBoolean() ? cast.referral() : cast.doorReferral();
                yield referral(
                        id,
                        random,
                        random.nextBoolean()
                                ? new ReferralCommand.Cancel(
                                        id, TRAINER, CancellationReason.NO_LONGER_NEEDED, null, now())
                                : new ReferralCommand.Reopen(
                                        id, TRAINER, Urgency.EMERGENCY, SeededIds.next(random), now()));
            }
            case 7 -> program(cast, random, new ProgramCommand.Stop(cast.caseId(), StopReason.ATHLETE_WITHDREW, now()));
            default ->
                intake(
                        cast,
                        random,
                        random.nextBoolean()
                                ? new CaseCommand.Reopen(
                                        cast.caseId(), REASONS.get(random.nextInt(REASONS.size())), now())
                                : new CaseCommand.Close(cast.caseId(), CaseOutcome.WITHDRAWN, now()));
        };
    }

    private static Request intake(Cast cast, Random random, boolean emergency) {
        IntakeForm form = Samples.form(emergency);
        DoorReferral asked = Parts.DOOR.judge(form).orElse(null);
        return intake(
                cast,
                random,
                new CaseCommand.RecordIntake(
                        cast.caseId(),
                        cast.athleteId(),
                        CLINIC,
                        TRAINER,
                        now(),
                        form,
                        null,
                        asked,
                        cast.doorReferral(),
                        asked == null
                                ? null
                                : Parts.LIMITS
                                        .of(asked.urgency(), asked.category())
                                        .orElse(null)));
    }

    private static AssessmentCommand findings(Cast cast, Random random) {
        return new AssessmentCommand.RecordFindings(
                cast.caseId(),
                SeededIds.next(random),
                Samples.SCREEN_WITH_WEAK_GLUTE,
                Map.of(),
                Map.of(),
                List.of(),
                null,
                now());
    }

    private static AssessmentCommand refer(Cast cast, Random random) {
        return new AssessmentCommand.Refer(
                cast.caseId(),
                cast.referral(),
                CauseCategory.DISC,
                random.nextBoolean() ? Urgency.ROUTINE : Urgency.URGENT,
                ReferralQuestion.DIAGNOSIS,
                List.of(),
                null,
                now());
    }

    private static ProgramCommand session(Cast cast, Random random) {
        return new ProgramCommand.LogSession(
                cast.caseId(),
                SeededIds.next(random),
                cast.planned().apply(cast.caseId()),
                3,
                random.nextInt(8),
                null,
                5,
                now(),
                List.of(),
                List.of(),
                List.of(),
                LoggedBy.TRAINER);
    }

    private static Request intake(Cast cast, Random random, CaseCommand command) {
        return new Request(SeededIds.next(random), Parts.INTAKE, cast.caseId(), command);
    }

    private static Request assessment(Cast cast, Random random, AssessmentCommand command) {
        return new Request(SeededIds.next(random), Parts.ASSESSMENT, cast.caseId(), command);
    }

    private static Request program(Cast cast, Random random, ProgramCommand command) {
        return new Request(SeededIds.next(random), Parts.PROGRAM, cast.caseId(), command);
    }

    private static Request referral(UUID id, Random random, ReferralCommand command) {
        return new Request(SeededIds.next(random), Parts.REFERRAL, id, command);
    }

    private static Instant now() {
        return SimulatedClock.ONLY.instant();
    }
}
