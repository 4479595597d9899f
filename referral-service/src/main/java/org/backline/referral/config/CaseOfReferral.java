package org.backline.referral.config;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.backline.referral.domain.ReferralEvent;

/**
 * Writes on every stored event of a referral to which case and clinic it belongs. Events are handled in order per case;
 * a referral's own id is not the case's, so without this its events would not wait for the other events of the case.
 */
final class CaseOfReferral implements MessageDispatchInterceptor<EventMessage<?>> {

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> messages) {
        return (position, message) -> message.getPayload() instanceof ReferralEvent event
                ? message.andMetaData(Map.of("caseId", event.caseId().toString(), "clinicId", event.clinicId()))
                : message;
    }
}
