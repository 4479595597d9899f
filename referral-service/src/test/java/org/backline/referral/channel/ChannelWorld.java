package org.backline.referral.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.backline.codes.Urgency;
import org.backline.feed.ReferralChange;
import org.backline.feed.ReferralChanged;
import org.backline.referral.outside.AddressGuard;
import org.backline.support.secret.SecretSettings;
import org.backline.support.secret.Secrets;
import org.backline.support.testing.Engines;
import org.backline.support.testing.TurnedClock;
import org.backline.support.time.Ids;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The tables of the channels on a real PostgreSQL, and a time that the test moves. */
final class ChannelWorld {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private static final String KEY = "YmFja2xpbmUtdGVzdHMtb25seS1ub3QtYS1zZWNyZXQ=";
    private static final DataSource DATABASE = migrated();

    final JdbcClient jdbc = JdbcClient.create(DATABASE);
    final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
    final Secrets secrets = new Secrets(new SecretSettings(KEY, null));
    final TurnedClock time = new TurnedClock(START);
    final Deliveries deliveries = new Deliveries(jdbc, transaction);
    final WebhookEndpoints endpoints = new WebhookEndpoints(jdbc, secrets, deliveries, transaction);
    final Contacts contacts = new Contacts(jdbc, secrets, transaction);
    final Invitations invitations = new Invitations(jdbc);
    final Retries retries = new Retries(Duration.ofSeconds(5), Duration.ofHours(6), Duration.ofDays(3));
    final String clinic = "clinic-" + Ids.next();

    private static DataSource migrated() {
        DataSource database = Engines.postgreSql().pool();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/support", "classpath:db/migration")
                .load()
                .migrate();
        return database;
    }

    /** Nothing of another test is due. */
    ChannelWorld() {
        jdbc.sql("delete from delivery").update();
    }

    WebhookEndpoint endpoint(TestReceiver receiver) {
        WebhookEndpoint endpoint =
                new WebhookEndpoint(Ids.next(), clinic, receiver.url(), Set.of(), time.instant(), "admin", null, null);
        endpoints.register(endpoint, WebhookSecret.of(SECRET));
        return endpoint;
    }

    /** Makes the delivery of a change, as the event's processor would. */
    UUID tell(WebhookEndpoint endpoint, UUID referralId, int sequence, ReferralChange change) {
        UUID eventId = Ids.next();
        ReferralChanged changed =
                new ReferralChanged(referralId, clinic, time.instant(), sequence, change, Urgency.URGENT);
        deliveries.add(
                Channel.WEBHOOK,
                endpoint.endpointId(),
                clinic,
                referralId,
                eventId,
                sequence,
                JsonMapper.shared().writeValueAsString(WebhookBody.of(changed, "https://backline.example")),
                time.instant());
        return eventId;
    }

    WebhookTransport webhooks(boolean publicOnly) {
        return new WebhookTransport(endpoints, new AddressGuard(publicOnly), time);
    }

    /** What letters are written with that this server takes. */
    LetterDesk desk(TestMailServer server, AnswerLinks links) {
        return new LetterDesk(
                new Letters(server.sender(), "backline@clinic.example"),
                contacts,
                invitations,
                links,
                "https://backline.example",
                time);
    }

    Sender sender(Transport... transports) {
        return new Sender(deliveries, List.of(transports), retries, delivery -> {}, time);
    }

    /** Lets time go on in steps of the longest pause or less, with a round after each. */
    void pass(Duration span, Sender sender) {
        Instant end = time.instant().plus(span);
        while (time.instant().isBefore(end)) {
            Instant next = jdbc.sql("select min(next_at) from delivery where state = 'WAITING'")
                    .query((row, number) -> row.getObject(1, java.time.OffsetDateTime.class))
                    .optional()
                    .map(java.time.OffsetDateTime::toInstant)
                    .filter(due -> due.isAfter(time.instant()) && due.isBefore(end))
                    .orElse(end);
            time.set(next);
            while (sender.round() > 0) {
                // all that is due now
            }
        }
    }
}
