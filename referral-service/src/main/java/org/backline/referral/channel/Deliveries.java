package org.backline.referral.channel;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.backline.support.time.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps table {@code delivery}. Several copies of the service share it: a claim locks what it takes and passes over what
 * is locked, and it ends by itself, so that what a killed copy was sending is sent by another one. Of one referral a target
 * gets one delivery at a time, in order; a failing one holds back only its own referral.
 */
public class Deliveries {

    /** Longer than any try takes. */
    static final Duration CLAIM = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /** On this database. */
    public Deliveries(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Adds a delivery, in the caller's transaction; the same event to the same target a second time adds nothing. */
    void add(
            Channel channel,
            UUID targetId,
            String clinicId,
            UUID referralId,
            UUID eventId,
            int sequence,
            String body,
            Instant at) {
        jdbc.sql("""
                insert into delivery (delivery_id, channel, target_id, clinic_id, referral_id, event_id, sequence, body,
                  state, created_at, since, next_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?, ?)
                on conflict do nothing
                """)
                .params(Ids.next(), channel.name(), targetId, clinicId, referralId, eventId, sequence, body)
                .params(at(at), at(at), at(at))
                .update();
    }

    /** Targets that something is due for. */
    List<UUID> targetsWithDue(Channel channel, Instant now) {
        return jdbc.sql("select distinct target_id from delivery d where channel = ? and state = 'WAITING'"
                        + " and next_at <= ? and not exists (select from webhook_endpoint e"
                        + " where e.endpoint_id = d.target_id and e.disabled_at is not null)")
                .params(channel.name(), at(now))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Takes deliveries that are due and counts a try of each; they are this copy's until the claim ends. */
    List<Delivery> claim(Channel channel, UUID targetId, Instant now, int most) {
        return Objects.requireNonNull(transaction.execute(status -> jdbc.sql("""
                update delivery set attempts = attempts + 1, claimed_until = :until
                where delivery_id in (
                  select d.delivery_id from delivery d
                  where d.channel = :channel and d.target_id = :target and d.state = 'WAITING' and d.next_at <= :now
                    and (d.claimed_until is null or d.claimed_until <= :now)
                    and not exists (select from delivery earlier
                      where earlier.channel = d.channel and earlier.target_id = d.target_id
                        and earlier.referral_id = d.referral_id and earlier.sequence < d.sequence
                        and earlier.state = 'WAITING')
                  order by d.next_at, d.delivery_id limit :most for update skip locked)
                returning *
                """)
                .param("until", at(now.plus(CLAIM)))
                .param("channel", channel.name())
                .param("target", targetId)
                .param("now", at(now))
                .param("most", most)
                .query(Deliveries::delivery)
                .list()));
    }

    /** It has arrived. Says whether this is news: another copy may have said so before. */
    boolean delivered(Delivery delivery, Instant now) {
        return jdbc.sql("update delivery set state = 'DELIVERED', delivered_at = ?, claimed_until = null,"
                                + " last_problem = null where delivery_id = ? and state <> 'DELIVERED'")
                        .params(at(now), delivery.deliveryId())
                        .update()
                == 1;
    }

    /** It has not arrived, and is tried again then; nothing where another try of it has gone further meanwhile. */
    void failed(Delivery delivery, String problem, Instant next) {
        jdbc.sql("update delivery set next_at = ?, claimed_until = null, last_problem = ?"
                        + " where delivery_id = ? and state = 'WAITING' and attempts = ?")
                .params(at(next), problem, delivery.deliveryId(), delivery.attempts())
                .update();
    }

    /** It was tried until the end. */
    void dead(Delivery delivery, String problem) {
        jdbc.sql("update delivery set state = 'DEAD', claimed_until = null, last_problem = ?"
                        + " where delivery_id = ? and state = 'WAITING' and attempts = ?")
                .params(problem, delivery.deliveryId(), delivery.attempts())
                .update();
    }

    /** Whether anything has reached the target since then. */
    boolean reachedSince(UUID targetId, Instant since) {
        return jdbc.sql("select exists (select from delivery where target_id = ? and delivered_at >= ?)")
                .params(targetId, at(since))
                .query(Boolean.class)
                .single();
    }

    /** One delivery to a target. */
    public Optional<Delivery> find(UUID targetId, UUID deliveryId) {
        return jdbc.sql("select * from delivery where target_id = ? and delivery_id = ?")
                .params(targetId, deliveryId)
                .query(Deliveries::delivery)
                .optional();
    }

    /** The deliveries of a target, the newest first. */
    public List<Delivery> of(UUID targetId, @Nullable DeliveryState state, int most) {
        return jdbc.sql("select * from delivery where target_id = :target and (:state::text is null or state = :state)"
                        + " order by created_at desc, delivery_id desc limit :most")
                .param("target", targetId)
                .param("state", state == null ? null : state.name())
                .param("most", most)
                .query(Deliveries::delivery)
                .list();
    }

    /** Every dead delivery of a channel to these clinics, oldest first. */
    public List<Delivery> dead(Channel channel, java.util.Collection<String> clinics) {
        return jdbc.sql("select * from delivery where channel = ? and state = 'DEAD' and clinic_id = any (?)"
                        + " order by created_at, delivery_id limit 500")
                .params(channel.name(), clinics.toArray(String[]::new))
                .query(Deliveries::delivery)
                .list();
    }

    /** Starts a delivery again, now; false when it is being tried anyway or there is none. */
    public boolean retry(UUID targetId, UUID deliveryId, Instant now) {
        return jdbc.sql(
                                "update delivery set state = 'WAITING', attempts = 0, since = ?, next_at = ?,"
                                        + " claimed_until = null where target_id = ? and delivery_id = ? and state <> 'WAITING'")
                        .params(at(now), at(now), targetId, deliveryId)
                        .update()
                == 1;
    }

    /** Sends again everything that was made for a target from then on, in order and under the same ids. */
    public int replay(UUID targetId, Instant from, Instant now) {
        return jdbc.sql("update delivery set state = 'WAITING', attempts = 0, since = ?, next_at = ?"
                        + " where target_id = ? and created_at >= ? and (claimed_until is null or claimed_until <= ?)")
                .params(at(now), at(now), targetId, at(from), at(now))
                .update();
    }

    /** What waits for a target is due now, with its patience whole again. */
    int startAgain(UUID targetId, Instant now) {
        return jdbc.sql(
                        "update delivery set attempts = 0, since = ?, next_at = ?"
                                + " where target_id = ? and state = 'WAITING' and (claimed_until is null or claimed_until <= ?)")
                .params(at(now), at(now), targetId, at(now))
                .update();
    }

    /** How many deliveries of a target are in each state, in the order of the states. */
    public Tally tally(UUID targetId) {
        return jdbc.sql("select count(*) filter (where state = 'WAITING') as waiting,"
                        + " count(*) filter (where state = 'DELIVERED') as delivered,"
                        + " count(*) filter (where state = 'DEAD') as dead from delivery where target_id = ?")
                .param(targetId)
                .query((row, number) ->
                        new Tally(row.getLong("waiting"), row.getLong("delivered"), row.getLong("dead")))
                .single();
    }

    /** Forgets what was made for a target that is no more. */
    void forget(UUID targetId) {
        jdbc.sql("delete from delivery where target_id = ?").param(targetId).update();
    }

    /** How many deliveries are in each state. */
    public record Tally(long waiting, long delivered, long dead) {}

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getObject("delivery_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getObject("target_id", UUID.class),
                row.getString("clinic_id"),
                row.getObject("referral_id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getInt("sequence"),
                row.getString("body"),
                DeliveryState.valueOf(row.getString("state")),
                instant(row, "created_at"),
                row.getInt("attempts"),
                instant(row, "since"),
                instant(row, "next_at"),
                row.getObject("delivered_at") == null ? null : instant(row, "delivered_at"),
                row.getString("last_problem"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(UTC);
    }
}
