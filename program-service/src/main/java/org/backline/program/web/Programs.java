package org.backline.program.web;

import java.util.UUID;
import org.backline.program.domain.ProgramEvent;
import org.backline.program.domain.ProgramStage;
import org.backline.program.domain.ProgramState;
import org.backline.support.command.NotFound;
import org.backline.support.store.Histories;
import org.backline.support.store.Versioned;
import org.springframework.stereotype.Component;

/** Reads programs as their last command left them. */
@Component
class Programs {

    private final Histories histories;

    Programs(Histories histories) {
        this.histories = histories;
    }

    /**
     * The program of a case.
     *
     * @throws NotFound when none was ever drafted
     */
    Versioned<ProgramState> of(UUID caseId) {
        return histories
                .read(caseId, ProgramEvent.class, ProgramState.EMPTY, ProgramState::on)
                .filter(found -> found.state().stage() != ProgramStage.NONE)
                .orElseThrow(() -> new NotFound("program of case", caseId));
    }
}
