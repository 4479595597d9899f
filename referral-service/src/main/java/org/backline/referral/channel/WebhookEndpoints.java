package org.backline.referral.channel;

import static java.time.ZoneOffset.UTC;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backline.feed.ReferralChange;
import org.backline.support.command.IdReused;
import org.backline.support.secret.EncryptedColumn;
import org.backline.support.secret.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps table {@code webhook_endpoint}. */
public class WebhookEndpoints {

    /** The secrets that webhooks are signed with. */
    public static final EncryptedColumn SECRET = new EncryptedColumn("webhook_endpoint", "endpoint_id", "secret");

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Deliveries deliveries;
    private final TransactionTemplate transaction;

    public WebhookEndpoints(JdbcClient jdbc, Secrets secrets, Deliveries deliveries, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.deliveries = deliveries;
        this.transaction = transaction;
    }

    /**
     * Registers an endpoint; the same request again registers nothing.
     *
     * @throws IdReused when another endpoint has this id
     */
    public void register(WebhookEndpoint endpoint, WebhookSecret secret) {
        String fingerprint = fingerprint(endpoint, secret);
        int added = jdbc.sql("""
                insert into webhook_endpoint (endpoint_id, clinic_id, url, secret, changes, registered_at, registered_by,
                  fingerprint)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(
                        endpoint.endpointId(),
                        endpoint.clinicId(),
                        endpoint.url().toString())
                .params(secrets.seal(SECRET, endpoint.endpointId(), secret.text()), names(endpoint.changes()))
                .params(at(endpoint.registeredAt()), endpoint.registeredBy(), fingerprint)
                .update();
        if (added == 0) {
            boolean same = jdbc.sql(
                            "select exists (select from webhook_endpoint where endpoint_id = ? and fingerprint = ?)")
                    .params(endpoint.endpointId(), fingerprint)
                    .query(Boolean.class)
                    .single();
            if (!same) {
                throw new IdReused(endpoint.endpointId());
            }
        }
    }

    /** Changes where and what is sent, and the secret when a new one is given; the next try goes there. */
    public boolean change(UUID endpointId, URI url, Set<ReferralChange> changes, Optional<WebhookSecret> secret) {
        byte[] sealed = secret.map(given -> secrets.seal(SECRET, endpointId, given.text()))
                .orElse(null);
        return jdbc.sql("update webhook_endpoint set url = :url, changes = :changes, secret = coalesce(:secret, secret)"
                                + " where endpoint_id = :id")
                        .param("url", url.toString())
                        .param("changes", names(changes))
                        .param("secret", sealed)
                        .param("id", endpointId)
                        .update()
                == 1;
    }

    /** Stops sending; what happens meanwhile waits. */
    public void disable(UUID endpointId, String why, Instant now) {
        jdbc.sql("update webhook_endpoint set disabled_at = ?, disabled_why = ?"
                        + " where endpoint_id = ? and disabled_at is null")
                .params(at(now), why, endpointId)
                .update();
    }

    /** Sends again, first what waited. */
    public void enable(UUID endpointId, Instant now) {
        transaction.executeWithoutResult(status -> {
            int enabled = jdbc.sql("update webhook_endpoint set disabled_at = null, disabled_why = null"
                            + " where endpoint_id = ? and disabled_at is not null")
                    .param(endpointId)
                    .update();
            if (enabled == 1) {
                deliveries.startAgain(endpointId, now);
            }
        });
    }

    /** Forgets an endpoint, its secret and what was to be sent there. */
    public void remove(UUID endpointId) {
        transaction.executeWithoutResult(status -> {
            deliveries.forget(endpointId);
            jdbc.sql("delete from webhook_endpoint where endpoint_id = ?")
                    .param(endpointId)
                    .update();
        });
    }

    /** One endpoint of these clinics. */
    public Optional<WebhookEndpoint> find(UUID endpointId, Collection<String> clinics) {
        return jdbc.sql("select * from webhook_endpoint where endpoint_id = ? and clinic_id = any (?)")
                .params(endpointId, clinics.toArray(String[]::new))
                .query(WebhookEndpoints::endpoint)
                .optional();
    }

    /** The endpoints of these clinics, oldest first. */
    public List<WebhookEndpoint> of(Collection<String> clinics) {
        return jdbc.sql("select * from webhook_endpoint where clinic_id = any (?) order by registered_at, endpoint_id")
                .param(clinics.toArray(String[]::new))
                .query(WebhookEndpoints::endpoint)
                .list();
    }

    /** An endpoint with what signs for it. */
    Optional<Signing> signing(UUID endpointId) {
        return jdbc.sql("select * from webhook_endpoint where endpoint_id = ?")
                .param(endpointId)
                .query((row, number) -> new Signing(
                        endpoint(row, number),
                        WebhookSecret.of(secrets.open(SECRET, endpointId, row.getBytes("secret")))))
                .optional();
    }

    /** An endpoint and its secret. */
    record Signing(WebhookEndpoint endpoint, WebhookSecret secret) {}

    private static String fingerprint(WebhookEndpoint endpoint, WebhookSecret secret) {
        return secret.sign(String.join(
                "\n",
                endpoint.clinicId(),
                endpoint.url().toString(),
                String.join(",", names(endpoint.changes())),
                endpoint.registeredBy()));
    }

    private static String[] names(Set<ReferralChange> changes) {
        return changes.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    private static WebhookEndpoint endpoint(ResultSet row, int number) throws SQLException {
        EnumSet<ReferralChange> changes = EnumSet.noneOf(ReferralChange.class);
        Arrays.stream((String[]) row.getArray("changes").getArray())
                .map(ReferralChange::valueOf)
                .forEach(changes::add);
        OffsetDateTime disabled = row.getObject("disabled_at", OffsetDateTime.class);
        return new WebhookEndpoint(
                row.getObject("endpoint_id", UUID.class),
                row.getString("clinic_id"),
                URI.create(row.getString("url")),
                changes,
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                row.getString("registered_by"),
                disabled == null ? null : disabled.toInstant(),
                row.getString("disabled_why"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(UTC);
    }
}
