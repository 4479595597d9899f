package org.backline.referral.subscription;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.backline.referral.domain.ReferralEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts each step of a referral for every subscription that is to hear of it, whether or not its subscriber can be
 * reached. The count, the event and the position of this reader are one transaction: none is lost and none counts twice.
 */
@Component
@ProcessingGroup("fhir_subscriptions")
@DisallowReplay
class SubscriptionFeed {

    private final JdbcClient jdbc;

    SubscriptionFeed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(ReferralEvent event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        if (event instanceof ReferralEvent.Delivered) {
            return; // That it was told to somebody is no news to those who are told.
        }
        jdbc.sql("""
                with counted as (
                  update fhir_subscription s set events = events + 1
                  where s.status <> 'off' and holding_clinic(:case, :clinic) = any (s.clinics)
                    and (s.patient is null
                      or s.patient = (select a.athlete_id from case_access a where a.case_id = :case))
                    and not exists (select from fhir_subscription_event e
                      where e.subscription_id = s.id and e.event_id = :event)
                  returning s.id, s.events)
                insert into fhir_subscription_event (subscription_id, number, event_id, case_id, referral_id, at)
                select id, events, :event, :case, :referral, :at from counted
                """)
                .param("case", event.caseId())
                .param("clinic", event.clinicId())
                .param("event", eventId)
                .param("referral", event.referralId())
                .param("at", at.atOffset(UTC))
                .update();
    }
}
