package org.backline.referral.subscription;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.backline.referral.fhir.FhirFormat;
import org.backline.referral.fhir.FhirR4;
import org.backline.referral.fhir.Notices;
import org.backline.referral.fhir.Notices.Kind;
import org.backline.referral.subscription.Subscriber.Told;
import org.backline.support.time.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what is due: a handshake first, then events in their order, and a heartbeat when there is nothing else. One copy
 * of the service sends to a subscriber at a time, and the next notice waits until the one before was confirmed.
 */
@Component
public class Delivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int AT_ONCE = 20;
    private static final int LONGEST_ERROR = 200;
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** How long a notice waits for the view, so that what it names can be read; longer would wait for a stuck view. */
    private static final Duration PATIENCE_WITH_VIEW = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Subscriptions subscriptions;
    private final Hook hook;
    private final FhirR4 fhir;
    private final SubscriptionSettings settings;
    private final Clock clock;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    Delivery(
            JdbcClient jdbc,
            Subscriptions subscriptions,
            Hook hook,
            FhirR4 fhir,
            SubscriptionSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.subscriptions = subscriptions;
        this.hook = hook;
        this.fhir = fhir;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins to send whatever is due; a slow subscriber makes nobody else wait. */
    @Scheduled(fixedDelayString = "${backline.fhir.subscriptions.every:PT1S}")
    void tick() {
        sendDue();
    }

    /** Once in a while, forgets confirmed events that are too old to be asked for. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void forget() {
        jdbc.sql("delete from fhir_subscription_event e using fhir_subscription s where s.id = e.subscription_id"
                        + " and e.number <= s.confirmed and e.at < ?")
                .param(clock.instant().minus(settings.kept()).atOffset(UTC))
                .update();
    }

    /** The notices that were due, each done when its subscriber has answered or has not. */
    public List<CompletableFuture<Void>> sendDue() {
        Instant now = clock.instant();
        jdbc.sql("update fhir_subscription set status = 'off', error = 'ended' where status <> 'off' and end_at <= ?")
                .param(now.atOffset(UTC))
                .update();
        UUID lease = Ids.next();
        return claim(lease, now).stream()
                .map(subscriber -> CompletableFuture.runAsync(() -> send(subscriber, lease), senders))
                .toList();
    }

    private List<Subscriber> claim(UUID lease, Instant now) {
        return jdbc.sql("""
                update fhir_subscription set lease = :lease, leased_until = :until
                where id in (
                  select id from fhir_subscription
                  where status <> 'off' and (leased_until is null or leased_until < :now)
                    and (next_attempt_at is null or next_attempt_at <= :now)
                    and (not shaken or confirmed < events
                      or last_sent_at + make_interval(secs => heartbeat_seconds) <= :now)
                  order by next_attempt_at nulls first, id limit :limit for update skip locked)
                returning *
                """)
                .param("lease", lease)
                .param("until", now.plus(LEASE).atOffset(UTC))
                .param("now", now.atOffset(UTC))
                .param("limit", AT_ONCE)
                .query(subscriptions::subscriber)
                .list();
    }

    private void send(Subscriber subscriber, UUID lease) {
        try {
            List<Told> events = subscriber.shaken() && subscriber.confirmed() < subscriber.events()
                    ? readable(subscriber)
                    : List.of();
            if (subscriber.shaken() && events.isEmpty() && subscriber.confirmed() < subscriber.events()) {
                release(subscriber, lease); // the view is about to have what the notice would name
                return;
            }
            Kind kind =
                    !subscriber.shaken() ? Kind.HANDSHAKE : events.isEmpty() ? Kind.HEARTBEAT : Kind.EVENT_NOTIFICATION;
            int status = hook.send(subscriber, notice(subscriber, kind, events));
            if (status >= 200 && status < 300) {
                confirmed(
                        subscriber,
                        lease,
                        events.isEmpty() ? 0 : events.getLast().number());
            } else {
                failed(subscriber, lease, "the endpoint answered " + status);
            }
        } catch (RuntimeException wrong) { // whatever it was, the subscriber is tried again
            failed(subscriber, lease, wrong.getClass().getSimpleName());
        }
    }

    /** The next events, up to the first whose resources cannot be read yet. */
    private List<Told> readable(Subscriber subscriber) {
        return jdbc
                .sql("""
                select e.*, f.event_id is not null or e.at < :longAgo as readable
                from fhir_subscription_event e left join case_fact f on f.event_id = e.event_id
                where e.subscription_id = :id and e.number > :confirmed order by e.number limit :limit
                """)
                .param("longAgo", OffsetDateTime.ofInstant(clock.instant().minus(PATIENCE_WITH_VIEW), UTC))
                .param("id", subscriber.id())
                .param("confirmed", subscriber.confirmed())
                .param("limit", subscriber.wish().maxCount())
                .query((row, number) -> new Ready(Subscriptions.told(row), row.getBoolean("readable")))
                .list()
                .stream()
                .takeWhile(Ready::readable)
                .map(Ready::told)
                .toList();
    }

    private String notice(Subscriber subscriber, Kind kind, List<Told> events) {
        String status = kind == Kind.HANDSHAKE ? "requested" : "active";
        return fhir.encode(
                Notices.bundle(
                        new Notices.Of(
                                subscriber.base(),
                                subscriber.id(),
                                status,
                                subscriber.events(),
                                subscriber.wish().content()),
                        kind,
                        events.stream()
                                .map(event -> new Notices.Event(event.number(), event.at(), event.referralId()))
                                .toList(),
                        Ids.next(),
                        clock.instant()),
                subscriber.wish().mime().contains("xml") ? FhirFormat.XML : FhirFormat.JSON,
                false);
    }

    private void release(Subscriber subscriber, UUID lease) {
        jdbc.sql("update fhir_subscription set lease = null, leased_until = null where id = ? and lease = ?")
                .params(subscriber.id(), lease)
                .update();
    }

    private void confirmed(Subscriber subscriber, UUID lease, long number) {
        jdbc.sql("""
                update fhir_subscription set confirmed = greatest(confirmed, :number), shaken = true, status = 'active',
                  failures = 0, failing_since = null, next_attempt_at = null, last_sent_at = :now, error = null,
                  lease = null, leased_until = null
                where id = :id and lease = :lease and version = :version
                """)
                .param("number", number)
                .param("now", clock.instant().atOffset(UTC))
                .param("id", subscriber.id())
                .param("lease", lease)
                .param("version", subscriber.version())
                .update();
        release(subscriber, lease);
    }

    private void failed(Subscriber subscriber, UUID lease, String why) {
        Instant now = clock.instant();
        int failures = subscriber.failures() + 1;
        jdbc.sql("""
                update fhir_subscription set failures = :failures, failing_since = coalesce(failing_since, :now),
                  next_attempt_at = :next, error = :why, lease = null, leased_until = null,
                  status = case when coalesce(failing_since, :now) <= :hopeless then 'off' else 'error' end
                where id = :id and lease = :lease and version = :version
                """)
                .param("failures", failures)
                .param("now", now.atOffset(UTC))
                .param("next", now.plus(pause(failures)).atOffset(UTC))
                .param("why", why.substring(0, Math.min(why.length(), LONGEST_ERROR)))
                .param("hopeless", now.minus(settings.giveUpAfter()).atOffset(UTC))
                .param("id", subscriber.id())
                .param("lease", lease)
                .param("version", subscriber.version())
                .update();
        release(subscriber, lease);
        LOG.info("Subscriber {} was not reached, attempt {}: {}", subscriber.id(), failures, why);
    }

    /** Twice as long each time, up to the longest. */
    private Duration pause(int failures) {
        Duration pause = Duration.ofSeconds(1L << Math.min(failures, 20));
        return pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause();
    }

    @Override
    public void close() {
        senders.close();
    }

    private record Ready(Told told, boolean readable) {}
}
