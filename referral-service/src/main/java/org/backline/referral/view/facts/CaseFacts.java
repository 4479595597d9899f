package org.backline.referral.view.facts;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.backline.referral.fhir.Dossier;
import org.backline.referral.fhir.Fact;
import org.backline.referral.fhir.Staff;
import org.backline.referral.fhir.StaffRole;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what {@link FactsProjection} keeps. */
@Component
public class CaseFacts {

    private final JdbcClient jdbc;

    CaseFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that is known of a case; empty when nothing is. */
    public Dossier dossier(UUID caseId) {
        return dossiers(Set.of(caseId)).getOrDefault(caseId, new Dossier(caseId, List.of()));
    }

    /** The same for several cases. */
    public Map<UUID, Dossier> dossiers(Collection<UUID> cases) {
        Map<UUID, List<Fact>> facts = jdbc
                .sql("select * from case_fact where case_id = any (?)")
                .param(cases.toArray(UUID[]::new))
                .query(FactsProjection::row)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Fact::caseId));
        Map<UUID, Dossier> dossiers = new HashMap<>();
        facts.forEach((caseId, told) -> dossiers.put(caseId, new Dossier(caseId, told)));
        return dossiers;
    }

    /** Where the resource with an id belongs, of whichever type it is. */
    public Optional<ResourceEntry> find(UUID id) {
        return jdbc.sql(
                        "select *, holding_clinic(case_id, clinic_id) as holder from fhir_resource where id = ? limit 1")
                .param(id)
                .query(CaseFacts::entry)
                .optional();
    }

    /** The cases of an athlete that a caller may see. */
    public List<UUID> casesOf(UUID athleteId, Set<String> clinics, boolean referred) {
        return jdbc.sql("select case_id from case_access where athlete_id = ? and clinic_id = any (?)"
                        + " and (referred or not ?) order by case_id")
                .params(athleteId, clinics.toArray(String[]::new), referred)
                .query((row, number) -> row.getObject("case_id", UUID.class))
                .list();
    }

    /** Every case of an athlete, whoever holds it. */
    public List<UUID> casesOfAthlete(UUID athleteId) {
        return jdbc.sql("select case_id from case_access where athlete_id = ? order by case_id")
                .param(athleteId)
                .query((row, number) -> row.getObject("case_id", UUID.class))
                .list();
    }

    /** The resources that a search asks for. */
    public List<ResourceEntry> find(FindResources query) {
        FindResources.Position after = query.after();
        return jdbc.sql("""
                select r.*, holding_clinic(r.case_id, r.clinic_id) as holder
                from fhir_resource r left join case_access a on a.case_id = r.case_id
                where r.type = :type and holding_clinic(r.case_id, r.clinic_id) = any (:clinics)
                  and (not :referred or a.referred)
                  and (:ids::uuid[] is null or r.id = any (:ids))
                  and (:athletes::uuid[] is null or a.athlete_id = any (:athletes))
                  and (:cases::uuid[] is null or r.case_id = any (:cases))
                  and (:states::text[] is null or r.state = any (:states))
                  and (:codes::text[] is null or r.code = any (:codes))
                  and (:from::timestamptz is null or r.last_updated >= :from)
                  and (:before::timestamptz is null or r.last_updated < :before)
                  and (:afterTime::timestamptz is null or (r.last_updated, r.id) > (:afterTime, :afterId::uuid))
                order by r.last_updated, r.id limit :limit
                """)
                .param("type", query.type())
                .param("clinics", query.clinics().toArray(String[]::new))
                .param("referred", query.referred())
                .param("ids", uuids(query.ids()))
                .param("athletes", uuids(query.athletes()))
                .param("cases", uuids(query.cases()))
                .param("states", texts(query.states()))
                .param("codes", texts(query.codes()))
                .param("from", at(query.from()))
                .param("before", at(query.before()))
                .param("afterTime", at(after == null ? null : after.lastUpdated()))
                .param("afterId", after == null ? null : after.id())
                .param("limit", query.limit())
                .query(CaseFacts::entry)
                .list();
    }

    /**
     * Who works in some clinics, in the order of their ids.
     *
     * @param id only this one; absent for all
     */
    public List<Staff> staff(Set<String> clinics, @Nullable UUID id) {
        return jdbc.sql("select * from fhir_staff where clinic_id = any (:clinics)"
                        + " and (:id::uuid is null or id = :id) order by id")
                .param("clinics", clinics.toArray(String[]::new))
                .param("id", id)
                .query((row, number) -> new Staff(
                        row.getObject("id", UUID.class),
                        row.getString("clinic_id"),
                        StaffRole.valueOf(row.getString("role")),
                        row.getString("subject"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static ResourceEntry entry(ResultSet row, int number) throws SQLException {
        return new ResourceEntry(
                row.getString("type"),
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("holder"),
                row.getObject("last_updated", OffsetDateTime.class).toInstant());
    }

    private static UUID @Nullable [] uuids(@Nullable Set<UUID> ids) {
        return ids == null ? null : ids.toArray(UUID[]::new);
    }

    private static String @Nullable [] texts(@Nullable Set<String> texts) {
        return texts == null ? null : texts.toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(UTC);
    }
}
