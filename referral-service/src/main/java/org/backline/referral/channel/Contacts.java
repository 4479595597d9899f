package org.backline.referral.channel;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backline.codes.Role;
import org.backline.support.command.IdReused;
import org.backline.support.secret.EncryptedColumn;
import org.backline.support.secret.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps table {@code physician_contact}. */
public class Contacts {

    /** Addresses of e-mail. */
    public static final EncryptedColumn ADDRESS = new EncryptedColumn("physician_contact", "contact_id", "address");

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final TransactionTemplate transaction;

    public Contacts(JdbcClient jdbc, Secrets secrets, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.transaction = transaction;
    }

    /**
     * Adds a physician, or gives one another address; the same request again changes nothing.
     *
     * @throws IdReused when the id is that of another physician, or the physician has another id in this clinic
     */
    public void put(Contact contact, String address) {
        transaction.executeWithoutResult(status -> {
            String who = contact.clinicId() + "\n" + contact.physicianId();
            jdbc.sql("""
                    insert into physician_contact (contact_id, clinic_id, physician_id, address, signs_in, added_at,
                      added_by, fingerprint, role)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                    """)
                    .params(contact.contactId(), contact.clinicId(), contact.physicianId())
                    .params(secrets.seal(ADDRESS, contact.contactId(), address), contact.signsIn())
                    .params(contact.addedAt().atOffset(UTC), contact.addedBy(), who)
                    .param(contact.role().name())
                    .update();
            int held = jdbc.sql("update physician_contact set address = ?, signs_in = ?, role = ?"
                            + " where contact_id = ? and fingerprint = ?")
                    .params(secrets.seal(ADDRESS, contact.contactId(), address), contact.signsIn())
                    .param(contact.role().name())
                    .params(contact.contactId(), who)
                    .update();
            if (held == 0) {
                throw new IdReused(contact.contactId());
            }
        });
    }

    /** Takes a physician off the list; what is already on its way goes nowhere. */
    public boolean remove(UUID contactId, Collection<String> clinics) {
        return jdbc.sql("delete from physician_contact where contact_id = ? and clinic_id = any (?)")
                        .params(contactId, clinics.toArray(String[]::new))
                        .update()
                == 1;
    }

    /** Those of a clinic who are this. */
    List<Contact> of(String clinicId, Role role) {
        return of(Set.of(clinicId)).stream()
                .filter(contact -> contact.role() == role)
                .toList();
    }

    /** Everybody on the lists of these clinics. */
    public List<Contact> of(Collection<String> clinics) {
        return jdbc.sql("select * from physician_contact where clinic_id = any (?) order by clinic_id, physician_id")
                .param(clinics.toArray(String[]::new))
                .query(Contacts::contact)
                .list();
    }

    /** Where a physician is written to; empty when the physician is not on the list any more. */
    Optional<String> address(UUID contactId) {
        return jdbc.sql("select address from physician_contact where contact_id = ?")
                .param(contactId)
                .query((row, number) -> secrets.open(ADDRESS, contactId, Objects.requireNonNull(row.getBytes(1))))
                .optional();
    }

    private static Contact contact(ResultSet row, int number) throws SQLException {
        return new Contact(
                row.getObject("contact_id", UUID.class),
                row.getString("clinic_id"),
                row.getString("physician_id"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("signs_in"),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                row.getString("added_by"));
    }
}
