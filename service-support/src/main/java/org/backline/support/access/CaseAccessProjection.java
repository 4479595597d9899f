package org.backline.support.access;

import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.backline.events.EmergencyAccessGranted;
import org.backline.events.IntakeRecorded;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralRequested;
import org.backline.events.ResponsibilityTransferred;
import org.backline.support.kafka.Publisher;
import org.backline.support.processing.BatchedWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps, in every service, which clinic holds a case and whether a physician was asked about it. */
@ProcessingGroup(CaseAccessProjection.GROUP)
public class CaseAccessProjection {

    /** Name of the view. */
    public static final String GROUP = "case_access";

    private final JdbcClient jdbc;
    private final BatchedWrites writes;
    private final @Nullable Publisher publisher;
    private final Emergencies emergencies;

    /** @param publisher the service's bridge, which tells its own events as the others hear them; absent when it has none */
    CaseAccessProjection(
            JdbcClient jdbc, BatchedWrites writes, @Nullable Publisher publisher, Emergencies emergencies) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.publisher = publisher;
        this.emergencies = emergencies;
    }

    @EventHandler
    void on(EventMessage<?> message) {
        heard(message, publisher).ifPresent(this::on);
    }

    /** Whether an event says who may see a case; the others need not be handed to this view. */
    static boolean concerns(EventMessage<?> message, @Nullable Publisher publisher) {
        return heard(message, publisher)
                .filter(event -> event instanceof IntakeRecorded
                        || event instanceof ResponsibilityTransferred
                        || event instanceof ReferralRequested
                        || event instanceof EmergencyAccessGranted)
                .isPresent();
    }

    private static Optional<PublishedEvent> heard(EventMessage<?> message, @Nullable Publisher publisher) {
        if (message.getPayload() instanceof PublishedEvent event) {
            return Optional.of(event);
        }
        return publisher == null ? Optional.empty() : publisher.publish(message.getPayload(), message.getTimestamp());
    }

    private void on(PublishedEvent event) {
        switch (event) {
            case IntakeRecorded intake ->
                writes.sql(
                                intake.caseId(),
                                "insert into case_access (case_id, clinic_id, athlete_id) values (?, ?, ?)"
                                        + " on conflict (case_id) do update set athlete_id = excluded.athlete_id")
                        .params(intake.caseId(), intake.clinicId(), intake.athleteId())
                        .write();
            case ResponsibilityTransferred transfer ->
                writes.sql(
                                transfer.caseId(),
                                "insert into case_access (case_id, clinic_id) values (?, ?)"
                                        + " on conflict (case_id) do update set clinic_id = excluded.clinic_id")
                        .params(transfer.caseId(), transfer.clinicId())
                        .write();
            case ReferralRequested referral -> {
                writes.sql(
                                referral.caseId(),
                                "insert into case_access (case_id, clinic_id, athlete_id, referred) values (?, ?, ?, true)"
                                        + " on conflict (case_id) do update set referred = true")
                        .params(referral.caseId(), referral.clinicId(), referral.athleteId())
                        .write();
                writes.sql(
                                referral.caseId(),
                                "insert into referral_case (referral_id, case_id) values (?, ?) on conflict do nothing")
                        .params(referral.referralId(), referral.caseId())
                        .write();
            }
            case EmergencyAccessGranted grant ->
                emergencies.granted(grant.accessId(), grant.caseId(), grant.subject(), grant.until());
            default -> {}
        }
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate case_access, referral_case").update();
        emergencies.forget();
    }
}
