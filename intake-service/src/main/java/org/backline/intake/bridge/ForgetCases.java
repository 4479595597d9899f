package org.backline.intake.bridge;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.backline.intake.domain.AthleteEvent;
import org.backline.intake.domain.CaseCommand;
import org.backline.support.note.Notes;
import org.backline.support.processing.Policies;
import org.springframework.stereotype.Component;

/** Lets every case of an erased athlete say so, and removes what was written about the athlete. */
@Component
@ProcessingGroup(Policies.GROUP)
class ForgetCases {

    private final CommandGateway commands;
    private final Notes notes;

    ForgetCases(CommandGateway commands, Notes notes) {
        this.commands = commands;
        this.notes = notes;
    }

    @EventHandler
    void on(AthleteEvent.Erased event) {
        event.caseIds().forEach(caseId -> commands.sendAndWait(new CaseCommand.Forget(caseId, event.at())));
        notes.erase(event.athleteId(), event.at());
    }
}
