package org.backline.support.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds who holds a record: in the view of all cases, and where that has not caught up, in the service's own events. */
public class Records {

    private static final String CASE = "select case_id, clinic_id, athlete_id, referred from case_access where ";

    private final JdbcClient jdbc;
    private final List<OwnRecords> own;

    Records(JdbcClient jdbc, List<OwnRecords> own) {
        this.jdbc = jdbc;
        this.own = List.copyOf(own);
    }

    /** Who holds the record that an id names; nothing when there is no such record. */
    public Optional<Holder> find(Scope scope, UUID id) {
        return switch (scope) {
            case CASE -> ofCase(id).or(() -> own(scope, id));
            case REFERRAL -> ofReferral(id).or(() -> own(scope, id));
            case ATHLETE -> both(own(scope, id), ofAthlete(id));
            case TRANSFER, EMERGENCY_ACCESS -> own(scope, id);
            case RESOURCE -> own(scope, id).map(this::asItStands);
            case BODY, LIST, NOTHING -> throw new IllegalArgumentException(scope + " names no record");
        };
    }

    /** The cases of an athlete, as far as this service has heard of them. */
    public List<UUID> casesOf(UUID athleteId) {
        return jdbc.sql("select case_id from case_access where athlete_id = ?")
                .param(athleteId)
                .query((row, number) -> row.getObject("case_id", UUID.class))
                .list();
    }

    /**
     * Those of some athletes who have a case that a caller may see.
     *
     * @param clinics the clinics that hold the case
     * @param referred whether a physician must have been asked about it
     */
    public Set<UUID> seenIn(Collection<UUID> athletes, Set<String> clinics, boolean referred) {
        return Set.copyOf(jdbc.sql("select distinct athlete_id from case_access where athlete_id = any (:athletes)"
                        + " and clinic_id = any (:clinics) and (referred or not :referred)")
                .param("athletes", athletes.toArray(UUID[]::new))
                .param("clinics", clinics.toArray(String[]::new))
                .param("referred", referred)
                .query((row, number) -> row.getObject("athlete_id", UUID.class))
                .list());
    }

    /** A resource belongs to a case, and goes with it to another clinic. */
    private Holder asItStands(Holder holder) {
        @Nullable UUID caseId = holder.caseId();
        return caseId == null ? holder : ofCase(caseId).orElse(holder);
    }

    private Optional<Holder> own(Scope scope, UUID id) {
        return own.stream().flatMap(records -> records.find(scope, id).stream()).findFirst();
    }

    /** An athlete is the clinic's where he is registered, and also the one's that a case was handed over to. */
    private static Optional<Holder> both(Optional<Holder> registered, Optional<Holder> seen) {
        if (registered.isEmpty() || seen.isEmpty()) {
            return registered.or(() -> seen);
        }
        Set<String> clinics = new HashSet<>(registered.get().clinics());
        clinics.addAll(seen.get().clinics());
        return Optional.of(new Holder(
                clinics, null, registered.get().athleteId(), seen.get().referred()));
    }

    private Optional<Holder> ofCase(UUID caseId) {
        return jdbc.sql(CASE + "case_id = ?")
                .param(caseId)
                .query(Records::holder)
                .optional();
    }

    private Optional<Holder> ofReferral(UUID referralId) {
        return jdbc.sql(CASE + "case_id = (select case_id from referral_case where referral_id = ?)")
                .param(referralId)
                .query(Records::holder)
                .optional();
    }

    /** One row, however many cases there are. */
    private Optional<Holder> ofAthlete(UUID athleteId) {
        return jdbc.sql("select array_agg(distinct clinic_id) as clinics, bool_or(referred) as referred"
                        + " from case_access where athlete_id = ? having count(*) > 0")
                .param(athleteId)
                .query((row, number) -> new Holder(
                        Set.of((String[]) row.getArray("clinics").getArray()),
                        null,
                        athleteId,
                        row.getBoolean("referred")))
                .optional();
    }

    private static Holder holder(ResultSet row, int number) throws SQLException {
        @Nullable UUID athleteId = row.getObject("athlete_id", UUID.class);
        return Holder.ofCase(
                row.getString("clinic_id"),
                row.getObject("case_id", UUID.class),
                athleteId,
                row.getBoolean("referred"));
    }
}
