package org.backline.intake.register;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.support.rule.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The athlete register, table {@code athlete}. */
@Component
public class Athletes {

    private static final String COLUMNS = "athlete_id, name, birth_date, sex, sports, clinic_id, sickle_cell_trait";

    private final JdbcClient jdbc;

    Athletes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds an athlete. The same athlete a second time changes nothing.
     *
     * @return whether the athlete is new
     * @throws RuleViolation when the id belongs to an athlete with other facts
     */
    public boolean register(Athlete athlete) {
        int added = jdbc.sql("insert into athlete (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(
                        athlete.athleteId(),
                        athlete.name(),
                        athlete.birthDate(),
                        athlete.sex().name(),
                        athlete.sports().toArray(String[]::new),
                        athlete.clinicId(),
                        athlete.sickleCellTrait().name())
                .update();
        if (added == 0 && !find(athlete.athleteId()).equals(Optional.of(athlete))) {
            throw new RuleViolation("This id already belongs to an athlete with other facts; make a new id");
        }
        return added == 1;
    }

    /** The athlete with this id. */
    public Optional<Athlete> find(UUID athleteId) {
        return jdbc.sql("select " + COLUMNS + " from athlete where athlete_id = ?")
                .param(athleteId)
                .query(Athletes::athlete)
                .optional();
    }

    /** The athletes with these ids, in no order; unknown ids are left out. */
    public List<Athlete> find(Collection<UUID> athleteIds) {
        return jdbc.sql("select " + COLUMNS + " from athlete where athlete_id = any (?)")
                .param(athleteIds.toArray(UUID[]::new))
                .query(Athletes::athlete)
                .list();
    }

    /**
     * Athletes by name.
     *
     * @param part part of the name, any case; absent for all
     * @param limit 1 to 200
     */
    public List<Athlete> search(@Nullable String clinicId, @Nullable String part, int limit) {
        return jdbc.sql("select " + COLUMNS + " from athlete where (:clinic::text is null or clinic_id = :clinic)"
                        + " and (:part::text is null or position(lower(:part) in lower(name)) > 0)"
                        + " order by lower(name), athlete_id limit :limit")
                .param("clinic", clinicId)
                .param("part", part)
                .param("limit", limit)
                .query(Athletes::athlete)
                .list();
    }

    private static Athlete athlete(ResultSet row, int number) throws SQLException {
        Array sports = row.getArray("sports");
        return new Athlete(
                row.getObject("athlete_id", UUID.class),
                row.getString("name"),
                row.getObject("birth_date", LocalDate.class),
                Sex.valueOf(row.getString("sex")),
                Arrays.asList((String[]) sports.getArray()),
                row.getString("clinic_id"),
                SickleCellTrait.valueOf(row.getString("sickle_cell_trait")));
    }
}
