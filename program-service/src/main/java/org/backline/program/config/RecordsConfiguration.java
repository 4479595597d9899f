package org.backline.program.config;

import java.util.Optional;
import org.backline.program.domain.ProgramEvent;
import org.backline.program.domain.ProgramState;
import org.backline.support.access.Holder;
import org.backline.support.access.OwnRecords;
import org.backline.support.access.Scope;
import org.backline.support.store.Histories;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose a program is, before any view has heard of it. */
@Configuration(proxyBeanMethods = false)
class RecordsConfiguration {

    @Bean
    OwnRecords ownPrograms(Histories histories) {
        return (scope, id) -> scope == Scope.CASE
                ? histories
                        .read(id, ProgramEvent.class, ProgramState.EMPTY, ProgramState::on)
                        .flatMap(found -> Optional.ofNullable(found.state().draft()))
                        .map(draft -> Holder.ofCase(draft.clinicId(), id, draft.athleteId(), false))
                : Optional.empty();
    }
}
