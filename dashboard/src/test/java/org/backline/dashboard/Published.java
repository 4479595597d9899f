package org.backline.dashboard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.backline.codes.Role;
import org.backline.dashboard.CaseSamples.Told;

/** Told events as the messages that the inbox makes of them. */
public final class Published {

    private Published() {}

    public static EventMessage<?> message(Told told) {
        Role role = told.actor().startsWith("trainer")
                ? Role.ATHLETIC_TRAINER
                : told.actor().startsWith("physician") ? Role.PHYSICIAN : Role.SERVICE;
        MetaData metaData = MetaData.from(Map.of(
                "caseId", told.event().caseId().toString(),
                "clinicId", told.event().clinicId(),
                "actor", told.actor(),
                "role", role.name()));
        GenericMessage<Object> payload = new GenericMessage<>(told.eventId(), told.event(), metaData);
        return new GenericDomainEventMessage<>("CaseEvent", told.eventId(), 0, payload, () -> told.recordedAt());
    }

    public static List<? extends EventMessage<?>> messages(Collection<Told> told) {
        return told.stream().map(Published::message).toList();
    }
}
