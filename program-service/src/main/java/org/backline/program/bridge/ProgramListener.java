package org.backline.program.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.RedFlag;
import org.backline.events.AdviceGiven;
import org.backline.events.CaseClosed;
import org.backline.events.CaseReopened;
import org.backline.events.FindingsRecorded;
import org.backline.events.IntakeRecorded;
import org.backline.events.MuscularCauseIdentified;
import org.backline.events.PhysicianReported;
import org.backline.events.ReferralCancelled;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralReopened;
import org.backline.events.ReferralRequested;
import org.backline.program.domain.AskedBy;
import org.backline.program.domain.ProgramCaseEvent;
import org.backline.program.domain.ProgramCommand;
import org.backline.support.processing.Policies;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Drafts a program when a cause is identified, and lets it rest, change or end as the case asks. */
@Component
@ProcessingGroup(Policies.GROUP)
class ProgramListener {

    private final CommandGateway commands;

    ProgramListener(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(MuscularCauseIdentified event, @MessageIdentifier String eventId) {
        commands.sendAndWait(new ProgramCommand.Draft(
                event.caseId(),
                programOf(event.caseId(), eventId),
                event.athleteId(),
                event.clinicId(),
                event.causes(),
                event.contraindications(),
                event.hipFlexorsTight(),
                event.occurredAt(),
                AskedBy.POLICY));
    }

    /**
     * The same event is the same program, however often it comes. The proposal would not do: a trainer may identify
     * another cause on the same one.
     */
    private static UUID programOf(UUID caseId, String eventId) {
        return UUID.nameUUIDFromBytes(("program of " + caseId + " by " + eventId).getBytes(UTF_8));
    }

    @EventHandler
    void on(IntakeRecorded event) {
        commands.sendAndWait(new ProgramCommand.KnowCase(
                event.caseId(),
                new ProgramCaseEvent.CaseKnown(
                        event.caseId(),
                        event.clinicId(),
                        event.athleteId(),
                        event.age(),
                        event.sex(),
                        event.sport(),
                        event.painNow(),
                        event.painBest(),
                        event.painWorst(),
                        event.regions(),
                        positive(event.redFlags()),
                        event.proms(),
                        event.occurredAt())));
    }

    @EventHandler
    void on(FindingsRecorded event) {
        commands.sendAndWait(new ProgramCommand.NoteFindings(
                event.caseId(),
                new ProgramCaseEvent.FindingsNoted(
                        event.caseId(),
                        event.clinicId(),
                        event.entryId(),
                        event.findings(),
                        positive(event.redFlags()),
                        event.proms(),
                        found(event.findings().stream().filter(finding -> finding.test() == ClinicalTest.SLUMP)),
                        found(event.findings().stream()
                                .filter(finding -> finding.test() == ClinicalTest.MTHOMAS
                                        && Boolean.TRUE.equals(finding.pelvisControlled()))),
                        event.occurredAt())));
    }

    private static List<RedFlag> positive(Map<RedFlag, FlagAnswer> answers) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getValue() == FlagAnswer.YES)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Positive on either side is positive; nothing but clear results says no (I2). */
    private static @Nullable Boolean found(Stream<Finding> findings) {
        List<FindingResult> results = findings.map(ProgramListener::result).toList();
        if (results.contains(FindingResult.POSITIVE)) {
            return true;
        }
        boolean allNegative = !results.isEmpty() && results.stream().allMatch(FindingResult.NEGATIVE::equals);
        return allNegative ? Boolean.FALSE : null;
    }

    /** A thigh that stays above the table, 0 degrees, is a positive modified Thomas test (evidence base, section 2). */
    private static FindingResult result(Finding finding) {
        if (finding.result() != null) {
            return finding.result();
        }
        if (finding.test() != ClinicalTest.MTHOMAS || finding.value() == null) {
            return FindingResult.NOT_DONE;
        }
        return finding.value() > 0 ? FindingResult.POSITIVE : FindingResult.NEGATIVE;
    }

    @EventHandler
    void on(ReferralRequested event) {
        commands.sendAndWait(new ProgramCommand.OpenReferral(
                event.caseId(), event.clinicId(), event.referralId(), event.occurredAt()));
    }

    /** What the physician forbids leaves the program now, not when the trainer has read the report. */
    @EventHandler
    void on(PhysicianReported event) {
        commands.sendAndWait(new ProgramCommand.Restrict(
                event.caseId(),
                event.clinicId(),
                event.referralId(),
                event.restrictions(),
                event.remainingUrgency() == null,
                event.occurredAt()));
    }

    /** Advice forbids at once too; it lifts no urgency. */
    @EventHandler
    void on(AdviceGiven event) {
        commands.sendAndWait(new ProgramCommand.Restrict(
                event.caseId(), event.clinicId(), event.referralId(), event.restrictions(), false, event.occurredAt()));
    }

    @EventHandler
    void on(ReferralCancelled event) {
        commands.sendAndWait(new ProgramCommand.WithdrawReferral(
                event.caseId(), event.clinicId(), event.referralId(), event.remainingUrgency(), event.occurredAt()));
    }

    /** A referral that rested has held the program all along. */
    @EventHandler
    void on(ReferralReopened event) {
        commands.sendAndWait(new ProgramCommand.ReopenReferral(
                event.caseId(), event.clinicId(), event.referralId(), event.occurredAt()));
    }

    @EventHandler
    void on(ReferralReconciled event) {
        commands.sendAndWait(new ProgramCommand.CloseReferral(
                event.caseId(),
                event.clinicId(),
                event.referralId(),
                event.choice(),
                event.remainingUrgency(),
                event.restrictions(),
                event.occurredAt()));
    }

    @EventHandler
    void on(CaseClosed event) {
        commands.sendAndWait(new ProgramCommand.CloseCase(event.caseId(), event.clinicId(), event.occurredAt()));
    }

    @EventHandler
    void on(CaseReopened event, @MessageIdentifier String eventId) {
        commands.sendAndWait(new ProgramCommand.ReopenCase(
                event.caseId(),
                event.clinicId(),
                programOf(event.caseId(), eventId),
                event.reason(),
                event.occurredAt()));
    }
}
