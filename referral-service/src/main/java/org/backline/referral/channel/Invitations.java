package org.backline.referral.channel;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps table {@code invitation}. */
public class Invitations {

    private final JdbcClient jdbc;

    public Invitations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Invites, in the caller's transaction; false when this physician is invited by this event already. */
    boolean add(Invitation invitation) {
        return jdbc.sql("""
                        insert into invitation (invitation_id, contact_id, physician_id, clinic_id, referral_id, event_id,
                          signs_in, invited_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .params(invitation.invitationId(), invitation.contactId(), invitation.physicianId())
                        .params(
                                invitation.clinicId(),
                                invitation.referralId(),
                                invitation.eventId(),
                                invitation.signsIn())
                        .params(at(invitation.invitedAt()), at(invitation.expiresAt()))
                        .update()
                == 1;
    }

    /** One invitation. */
    public Optional<Invitation> find(UUID invitationId) {
        return jdbc.sql("select * from invitation where invitation_id = ?")
                .param(invitationId)
                .query(Invitations::invitation)
                .optional();
    }

    /** Who was invited to a referral, in order. */
    public List<Invitation> of(UUID referralId) {
        return jdbc.sql("select * from invitation where referral_id = ? order by invited_at, invitation_id")
                .param(referralId)
                .query(Invitations::invitation)
                .list();
    }

    /** Uses an invitation up, in the caller's transaction; false when it was used or has ended. Of two at once, one waits. */
    boolean use(UUID invitationId, Instant now) {
        return jdbc.sql("update invitation set used_at = ? where invitation_id = ? and used_at is null"
                                + " and revoked_at is null and expires_at > ?")
                        .params(at(now), invitationId, at(now))
                        .update()
                == 1;
    }

    /** Others are asked instead, in the caller's transaction: links that are still open shut. */
    void revoke(UUID referralId, Instant now) {
        jdbc.sql("update invitation set revoked_at = ?"
                        + " where referral_id = ? and used_at is null and revoked_at is null")
                .params(at(now), referralId)
                .update();
    }

    private static Invitation invitation(ResultSet row, int number) throws SQLException {
        return new Invitation(
                row.getObject("invitation_id", UUID.class),
                row.getObject("contact_id", UUID.class),
                row.getString("physician_id"),
                row.getString("clinic_id"),
                row.getObject("referral_id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getBoolean("signs_in"),
                row.getObject("invited_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row, "used_at"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(UTC);
    }
}
