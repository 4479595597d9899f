package org.backline.intake.config;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backline.intake.domain.CaseEvent;
import org.backline.intake.domain.CaseState;
import org.backline.intake.domain.EmergencyEvent;
import org.backline.intake.domain.EmergencyState;
import org.backline.intake.register.Athletes;
import org.backline.support.access.Holder;
import org.backline.support.access.OwnRecords;
import org.backline.support.store.Histories;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose a case, an athlete or an emergency access is, before any view has heard of it. */
@Configuration(proxyBeanMethods = false)
class RecordsConfiguration {

    @Bean
    OwnRecords ownRecords(Histories histories, Athletes athletes) {
        return (scope, id) -> switch (scope) {
            case CASE -> caseState(histories, id).map(state -> holder(state, Objects.requireNonNull(state.clinicId())));
            case TRANSFER ->
                caseState(histories, id)
                        .flatMap(state -> Optional.ofNullable(state.offer())
                                .map(offer -> holder(state, offer.toClinicId()))
                                .or(() -> Optional.of(holder(state, Objects.requireNonNull(state.clinicId())))));
            case ATHLETE -> athletes.clinicOf(id).map(clinicId -> new Holder(Set.of(clinicId), null, id, false));
            case EMERGENCY_ACCESS ->
                histories
                        .read(id, EmergencyEvent.class, EmergencyState.NONE, EmergencyState::on)
                        .map(found -> Objects.requireNonNull(found.state().granted()))
                        .map(grant -> new Holder(Set.of(grant.clinicId()), null, grant.athleteId(), false));
            default -> Optional.empty();
        };
    }

    private static Optional<CaseState> caseState(Histories histories, UUID caseId) {
        return histories
                .read(caseId, CaseEvent.class, CaseState.NONE, CaseState::on)
                .map(found -> found.state());
    }

    private static Holder holder(CaseState state, String clinicId) {
        return Holder.ofCase(
                clinicId,
                Objects.requireNonNull(state.caseId()),
                state.athleteId(),
                !state.openReferrals().isEmpty());
    }
}
