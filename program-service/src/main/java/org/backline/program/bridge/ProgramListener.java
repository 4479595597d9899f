package org.backline.program.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.backline.codes.HoldReason;
import org.backline.codes.StopReason;
import org.backline.events.CaseClosed;
import org.backline.events.MuscularCauseIdentified;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralRequested;
import org.backline.program.domain.AskedBy;
import org.backline.program.domain.ProgramCommand;
import org.backline.support.processing.Policies;
import org.springframework.stereotype.Component;

/** Drafts a program when a cause is identified, and lets it rest or end as the case asks. */
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
                programOf(event, eventId),
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
    private static UUID programOf(MuscularCauseIdentified event, String eventId) {
        return UUID.nameUUIDFromBytes(("program of " + event.caseId() + " by " + eventId).getBytes(UTF_8));
    }

    @EventHandler
    void on(ReferralRequested event) {
        commands.sendAndWait(
                new ProgramCommand.Hold(event.caseId(), HoldReason.REFERRAL_OPEN, event.occurredAt(), AskedBy.POLICY));
    }

    /** A program that is to be changed, or whose cause is to be found anew, rests until the next cause is identified. */
    @EventHandler
    void on(ReferralReconciled event) {
        switch (event.choice()) {
            case RESUME_PROGRAM ->
                commands.sendAndWait(new ProgramCommand.Resume(event.caseId(), event.occurredAt(), AskedBy.POLICY));
            case STOP_PROGRAM ->
                commands.sendAndWait(new ProgramCommand.Stop(
                        event.caseId(), StopReason.PHYSICIAN_DECISION, event.occurredAt(), AskedBy.POLICY));
            case CHANGE_PROGRAM, RETURN_TO_ASSESSMENT -> {}
        }
    }

    @EventHandler
    void on(CaseClosed event) {
        commands.sendAndWait(
                new ProgramCommand.Stop(event.caseId(), StopReason.CASE_CLOSED, event.occurredAt(), AskedBy.POLICY));
    }
}
