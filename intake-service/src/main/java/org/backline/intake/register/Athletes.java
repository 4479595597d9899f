package org.backline.intake.register;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.backline.support.command.NotFound;
import org.backline.support.rule.RuleViolation;
import org.backline.support.secret.EncryptedColumn;
import org.backline.support.secret.SecretUnreadable;
import org.backline.support.secret.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The athlete register, table {@code athlete}; who the athlete is stands there sealed. */
@Component
public class Athletes {

    /** Where an athlete's identity is sealed. */
    public static final EncryptedColumn IDENTITY = new EncryptedColumn("athlete", "athlete_id", "identity");

    private static final Logger LOG = LoggerFactory.getLogger(Athletes.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KNOWN =
            "select athlete_id, clinic_id, identity from athlete where identity is not null and ";

    private final JdbcClient jdbc;
    private final Secrets secrets;

    Athletes(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /**
     * Adds an athlete. The same athlete a second time changes nothing.
     *
     * @return whether the athlete is new
     * @throws RuleViolation when the id belongs to an athlete with other facts, or to one who was erased
     */
    public boolean register(Athlete athlete) {
        int added = jdbc.sql("insert into athlete (athlete_id, clinic_id, identity) values (?, ?, ?)"
                        + " on conflict do nothing")
                .params(athlete.athleteId(), athlete.clinicId(), sealed(athlete))
                .update();
        if (added == 0 && !find(athlete.athleteId()).equals(Optional.of(athlete))) {
            throw new RuleViolation(
                    isErased(athlete.athleteId())
                            ? "The athlete with this id was erased and stays erased; make a new id"
                            : "This id already belongs to an athlete with other facts; make a new id");
        }
        return added == 1;
    }

    private byte[] sealed(Athlete athlete) {
        return secrets.seal(IDENTITY, athlete.athleteId(), JSON.writeValueAsString(Identity.of(athlete)));
    }

    private boolean isErased(UUID athleteId) {
        return jdbc.sql("select erased_at is not null from athlete where athlete_id = ?")
                .param(athleteId)
                .query(Boolean.class)
                .single();
    }

    /** The athlete with this id; nothing after the athlete was erased. */
    public Optional<Athlete> find(UUID athleteId) {
        return jdbc.sql(KNOWN + "athlete_id = ?")
                .param(athleteId)
                .query(this::athlete)
                .optional();
    }

    /** The athletes with these ids, in no order; unknown ids are left out. */
    public List<Athlete> find(Collection<UUID> athleteIds) {
        return jdbc
                .sql(KNOWN + "athlete_id = any (?)")
                .param(athleteIds.toArray(UUID[]::new))
                .query(this::readable)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Every athlete of a clinic, in no order. */
    List<Athlete> ofClinic(String clinicId) {
        return jdbc.sql(KNOWN + "clinic_id = ?").param(clinicId).query(this::readable).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** A mark that differs after any change of a clinic's athletes, whichever copy of the service made it. */
    String changeOf(String clinicId) {
        return jdbc.sql("select count(*) || ':' || coalesce(max(change), 0) from athlete"
                        + " where clinic_id = ? and identity is not null")
                .param(clinicId)
                .query(String.class)
                .single();
    }

    /** The clinics that have athletes. */
    public List<String> clinics() {
        return jdbc.sql("select distinct clinic_id from athlete order by 1")
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** The clinic of an athlete, who may be erased by now. */
    public Optional<String> clinicOf(UUID athleteId) {
        return jdbc.sql("select clinic_id from athlete where athlete_id = ?")
                .param(athleteId)
                .query(String.class)
                .optional();
    }

    /**
     * The clinic of an athlete, who is kept from being erased until the transaction ends.
     *
     * @throws NotFound when there is no such athlete, or not any more
     */
    public String hold(UUID athleteId) {
        return locked(athleteId, "for share");
    }

    /**
     * Erases who the athlete is; only the id stays, and that it was erased. Nothing else happens to the record until the
     * transaction ends.
     *
     * @throws NotFound when there is no such athlete, or not any more
     */
    public void erase(UUID athleteId, Instant at) {
        locked(athleteId, "for update");
        jdbc.sql("update athlete set identity = null, erased_at = ?, change = nextval('athlete_change')"
                        + " where athlete_id = ?")
                .params(at.atOffset(UTC), athleteId)
                .update();
    }

    private String locked(UUID athleteId, String lock) {
        return jdbc.sql("select clinic_id from athlete where athlete_id = ? and identity is not null " + lock)
                .param(athleteId)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("athlete", athleteId));
    }

    /** One lost key hides its athletes from lists, not the lists. */
    private Optional<Athlete> readable(ResultSet row, int number) throws SQLException {
        try {
            return Optional.of(athlete(row, number));
        } catch (SecretUnreadable unreadable) {
            LOG.error("An athlete cannot be shown: {}", unreadable.getMessage());
            return Optional.empty();
        }
    }

    private Athlete athlete(ResultSet row, int number) throws SQLException {
        UUID athleteId = row.getObject("athlete_id", UUID.class);
        byte[] identity = Objects.requireNonNull(row.getBytes("identity"));
        return JSON.readValue(secrets.open(IDENTITY, athleteId, identity), Identity.class)
                .athlete(athleteId, row.getString("clinic_id"));
    }
}
