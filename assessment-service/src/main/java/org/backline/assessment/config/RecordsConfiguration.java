package org.backline.assessment.config;

import java.util.Objects;
import java.util.Optional;
import org.backline.assessment.domain.AssessmentEvent;
import org.backline.assessment.domain.AssessmentState;
import org.backline.support.access.Holder;
import org.backline.support.access.OwnRecords;
import org.backline.support.access.Scope;
import org.backline.support.store.Histories;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose an assessment is, before any view has heard of it. */
@Configuration(proxyBeanMethods = false)
class RecordsConfiguration {

    @Bean
    OwnRecords ownAssessments(Histories histories) {
        return (scope, id) -> scope == Scope.CASE
                ? histories
                        .read(id, AssessmentEvent.class, AssessmentState.EMPTY, AssessmentState::on)
                        .map(found -> Holder.ofCase(
                                found.state().clinicId(),
                                id,
                                Objects.requireNonNull(found.state().opened()).athleteId(),
                                !found.state().referrals().isEmpty()))
                : Optional.empty();
    }
}
