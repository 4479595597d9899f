package org.backline.referral.view.facts;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.backline.events.EmergencyAccessGranted;
import org.backline.events.EmergencyAccessReviewed;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralRequested;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.fhir.Dossier;
import org.backline.referral.fhir.Fact;
import org.backline.referral.fhir.Staff;
import org.backline.referral.fhir.Touch;
import org.backline.referral.fhir.Touches;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps tables {@code case_fact}, {@code fhir_resource} and {@code fhir_staff}. An event may arrive twice or before
 * another of its case; the rows come out the same.
 */
@Component
@ProcessingGroup(FactsProjection.GROUP)
class FactsProjection {

    static final String GROUP = "fhir_facts";

    private final JdbcClient jdbc;

    FactsProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(EventMessage<?> message) {
        fact(message).ifPresent(this::tell);
    }

    private static Optional<Fact> fact(EventMessage<?> message) {
        long sequence = message instanceof DomainEventMessage<?> domain ? domain.getSequenceNumber() : 0;
        return switch (message.getPayload()) {
            // Who looked in an emergency is the ledger's to tell; the request is told by the referral it opens.
            case EmergencyAccessGranted granted -> Optional.empty();
            case EmergencyAccessReviewed reviewed -> Optional.empty();
            case ReferralRequested requested -> Optional.empty();
            case PublishedEvent event ->
                Optional.of(new Fact(
                        message.getIdentifier(), event.caseId(), event.clinicId(), message.getTimestamp(), 0, event));
            case ReferralEvent event ->
                Optional.of(new Fact(
                        message.getIdentifier(),
                        event.caseId(),
                        event.clinicId(),
                        message.getTimestamp(),
                        sequence,
                        event));
            default -> Optional.empty();
        };
    }

    private void tell(Fact fact) {
        jdbc.sql("insert into case_fact (event_id, case_id, clinic_id, at, sequence, kind, payload)"
                        + " values (?, ?, ?, ?, ?, ?, ?::json) on conflict do nothing")
                .params(
                        fact.eventId(),
                        fact.caseId(),
                        fact.clinicId(),
                        fact.at().atOffset(UTC),
                        fact.sequence())
                .params(StoredFact.kind(fact.event()), StoredFact.payload(fact.event()))
                .update();
        for (Touch touch : Touches.of(fact, after(fact))) {
            touch(fact, touch);
        }
        Staff.named(fact).stream().filter(this::isNews).forEach(this::keep);
    }

    private boolean isNews(Staff staff) {
        return jdbc.sql("select 1 from fhir_staff where id = ? and since <= ?")
                .params(staff.id(), staff.since().atOffset(UTC))
                .query(Integer.class)
                .optional()
                .isEmpty();
    }

    /**
     * People are named in many cases, so that two segments write the same rows, each in the order of its own events. One
     * waits for the other here; row by row they would wait for each other.
     */
    private void keep(Staff staff) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('fhir_staff'))::text")
                .query(String.class)
                .single();
        jdbc.sql("insert into fhir_staff (id, clinic_id, role, subject, since) values (?, ?, ?, ?, ?)"
                        + " on conflict (id) do update set since = least(fhir_staff.since, excluded.since)")
                .params(staff.id(), staff.clinicId(), staff.role().name(), staff.subject())
                .param(staff.since().atOffset(UTC))
                .update();
    }

    /** How the referral stands after an event: its own earlier events are here, since they are handled in their order. */
    private ReferralState after(Fact fact) {
        if (!(fact.event() instanceof ReferralEvent event)) {
            return ReferralState.NONE;
        }
        return new Dossier(fact.caseId(), ownFacts(fact.caseId())).upTo(fact).referral(event.referralId());
    }

    private List<Fact> ownFacts(UUID caseId) {
        return jdbc.sql("select * from case_fact where case_id = ? and kind like 'referral.%'")
                .param(caseId)
                .query(FactsProjection::row)
                .list();
    }

    static Fact row(ResultSet row, int number) throws SQLException {
        return new Fact(
                row.getString("event_id"),
                row.getObject("case_id", UUID.class),
                row.getString("clinic_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("sequence"),
                StoredFact.event(row.getString("kind"), row.getString("payload")));
    }

    /** The newest event of a resource stands, in whichever order they come. */
    private void touch(Fact fact, Touch touch) {
        jdbc.sql("""
                insert into fhir_resource (type, id, case_id, clinic_id, event_id, last_updated, sequence, state, code)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (type, id, case_id) do update set
                  clinic_id = excluded.clinic_id, event_id = excluded.event_id, last_updated = excluded.last_updated, sequence = excluded.sequence,
                  state = excluded.state, code = excluded.code
                where (fhir_resource.last_updated, fhir_resource.sequence, fhir_resource.event_id)
                  < (excluded.last_updated, excluded.sequence, excluded.event_id)
                """)
                .params(touch.type(), touch.id(), fact.caseId(), fact.clinicId())
                .params(fact.eventId(), fact.at().atOffset(UTC), fact.sequence())
                .params(text(touch.state()), text(touch.code()))
                .update();
    }

    /** Of the same type also when it is absent: the server reads a statement anew whose types are not those of before. */
    private static SqlParameterValue text(@Nullable String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate case_fact, fhir_resource, fhir_staff").update();
    }
}
