package org.backline.referral.subscription;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backline.referral.fhir.SubscriptionReading;
import org.backline.referral.subscription.Subscriber.Told;
import org.backline.support.secret.EncryptedColumn;
import org.backline.support.secret.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps subscriptions: made, changed and ended by their owners. */
@Component
public class Subscriptions {

    /** Where a subscriber's headers are sealed. */
    public static final EncryptedColumn HEADERS = new EncryptedColumn("fhir_subscription", "id", "headers");

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;

    Subscriptions(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Makes one; it is told nothing before its endpoint has answered a handshake. */
    public void make(UUID id, String owner, Set<String> clinics, String base, SubscriptionReading wish) {
        jdbc.sql("""
                insert into fhir_subscription (id, version, owner, clinics, base, status, reason, endpoint, headers,
                  content, mime, patient, heartbeat_seconds, timeout_seconds, max_count, end_at, changed_at)
                values (:id, 1, :owner, :clinics, :base, :status, :reason, :endpoint, :headers, :content, :mime,
                  :patient, :heartbeat, :timeout, :max, :end, :now)
                on conflict (id) do nothing
                """)
                .param("id", id)
                .param("owner", owner)
                .param("clinics", clinics.toArray(String[]::new))
                .param("base", base)
                .params(wish(id, wish))
                .update();
    }

    /**
     * Changes one. What was counted stays counted, and what was not confirmed is still to be told; the endpoint must
     * answer a handshake again.
     *
     * @param expected the version the owner saw; absent when the owner does not say
     * @return whether it was still at that version
     */
    public boolean change(UUID id, String owner, @Nullable Long expected, SubscriptionReading wish) {
        return jdbc.sql("""
                update fhir_subscription set version = version + 1, status = :status, reason = :reason,
                  endpoint = :endpoint, headers = case when :kept then headers else :headers end, content = :content,
                  mime = :mime, patient = :patient, heartbeat_seconds = :heartbeat, timeout_seconds = :timeout,
                  max_count = :max, end_at = :end, changed_at = :now, shaken = false, failures = 0,
                  failing_since = null, next_attempt_at = null, error = null
                where id = :id and owner = :owner and (:expected::bigint is null or version = :expected)
                """)
                        .param("id", id)
                        .param("owner", owner)
                        .param("expected", expected)
                        .param("kept", wish.keepsHeaders())
                        .params(wish(id, wish))
                        .update()
                > 0;
    }

    private java.util.Map<String, @Nullable Object> wish(UUID id, SubscriptionReading wish) {
        java.util.Map<String, @Nullable Object> values = new java.util.HashMap<>();
        values.put("status", wish.off() ? "off" : "requested");
        values.put("reason", wish.reason());
        values.put("endpoint", wish.endpoint().toString());
        values.put(
                "headers",
                wish.headers().isEmpty() ? null : secrets.seal(HEADERS, id, String.join("\n", wish.headers())));
        values.put("content", wish.content());
        values.put("mime", wish.mime());
        values.put("patient", wish.patient());
        values.put("heartbeat", wish.heartbeatSeconds());
        values.put("timeout", wish.timeoutSeconds());
        values.put("max", wish.maxCount());
        values.put("end", wish.end() == null ? null : wish.end().atOffset(UTC));
        values.put("now", clock.instant().atOffset(UTC));
        return values;
    }

    /** Ends one for good, with all it still had to tell. */
    public boolean end(UUID id, String owner) {
        return jdbc.sql("delete from fhir_subscription where id = ? and owner = ?")
                        .params(id, owner)
                        .update()
                > 0;
    }

    /** One of an owner. */
    public Optional<Subscriber> find(UUID id, String owner) {
        return jdbc.sql("select * from fhir_subscription where id = ? and owner = ?")
                .params(id, owner)
                .query(this::subscriber)
                .optional();
    }

    /** All of an owner, the oldest first. */
    public List<Subscriber> of(String owner) {
        return jdbc.sql("select * from fhir_subscription where owner = ? order by id")
                .param(owner)
                .query(this::subscriber)
                .list();
    }

    /**
     * Events that were told or are still to be told.
     *
     * @param from number of the first
     * @param to number of the last
     */
    public List<Told> events(UUID id, long from, long to, int limit) {
        return jdbc.sql("select * from fhir_subscription_event where subscription_id = ? and number between ? and ?"
                        + " order by number limit ?")
                .params(id, from, to, limit)
                .query((row, number) -> told(row))
                .list();
    }

    static Told told(ResultSet row) throws SQLException {
        return new Told(
                row.getLong("number"),
                row.getString("event_id"),
                row.getObject("case_id", UUID.class),
                row.getObject("referral_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    Subscriber subscriber(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] sealed = row.getBytes("headers");
        List<String> headers = sealed == null
                ? List.of()
                : List.of(secrets.open(HEADERS, id, sealed).split("\n", -1));
        SubscriptionReading wish = new SubscriptionReading(
                row.getString("status").equals("off"),
                row.getString("reason"),
                java.net.URI.create(row.getString("endpoint")),
                headers,
                false,
                row.getString("content"),
                row.getString("mime"),
                row.getObject("patient", UUID.class),
                row.getObject("heartbeat_seconds", Integer.class),
                row.getInt("timeout_seconds"),
                row.getInt("max_count"),
                instant(row, "end_at"));
        return new Subscriber(
                id,
                row.getInt("version"),
                row.getString("owner"),
                Set.of((String[]) row.getArray("clinics").getArray()),
                row.getString("base"),
                row.getString("status"),
                wish,
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("events"),
                row.getLong("confirmed"),
                row.getBoolean("shaken"),
                row.getInt("failures"),
                row.getString("error"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
