package org.backline.assessment.view.scorecard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.backline.assessment.domain.ReviewFinding;
import org.backline.assessment.view.scorecard.ReviewEntry.Closing;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads table {@code scorecard}. */
@Component
public class Scorecard {

    private static final String OF_CLINIC = " clinic_id = any (:clinics)";
    private static final String FIRED =
            " (:rule::text is null or :rule = any(fired))" + " and (:flag::text is null or :flag = any(fired))";

    private final JdbcClient jdbc;

    Scorecard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** First proposals against later diagnoses. */
    public List<ConfusionEntry> confusion(FindScorecard query) {
        return jdbc.sql("select clinic_id, disposition, category, diagnosis, count(*) as cases,"
                        + " count(*) filter (where urgency > warranted) as missed from scorecard"
                        + " where diagnosis is not null and" + OF_CLINIC + " and" + FIRED
                        + " group by 1, 2, 3, 4 order by 1, 2, 3, 4")
                .param("clinics", query.clinics().toArray(String[]::new))
                .param("rule", query.rule())
                .param("flag", query.flag())
                .query((row, number) -> new ConfusionEntry(
                        row.getString("clinic_id"),
                        Disposition.valueOf(row.getString("disposition")),
                        CauseCategory.valueOf(row.getString("category")),
                        CauseCategory.valueOf(row.getString("diagnosis")),
                        row.getLong("cases"),
                        row.getLong("missed")))
                .list();
    }

    /** The cases that a number of {@link #confusion} counts. */
    public List<DiagnosedEntry> diagnosed(FindDiagnosed query) {
        return jdbc.sql("select case_id, clinic_id, proposed_at, disposition, category, diagnosed_at, referral_id,"
                        + " diagnosis, urgency > warranted as missed from scorecard"
                        + " where diagnosis is not null and" + OF_CLINIC
                        + " and (:disposition::text is null or disposition = :disposition)"
                        + " and (:diagnosis::text is null or diagnosis = :diagnosis)"
                        + " and (:missed::boolean is null or (urgency > warranted) = :missed)"
                        + " and (:after::uuid is null or (diagnosed_at, case_id) <"
                        + " (select last.diagnosed_at, last.case_id from scorecard last where last.case_id = :after))"
                        + " order by diagnosed_at desc, case_id desc limit :limit")
                .param("clinics", query.clinics().toArray(String[]::new))
                .param("disposition", name(query.disposition()))
                .param("diagnosis", name(query.diagnosis()))
                .param("missed", query.missed())
                .param("after", query.after())
                .param("limit", query.limit())
                .query((row, number) -> new DiagnosedEntry(
                        row.getObject("case_id", UUID.class),
                        row.getString("clinic_id"),
                        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                        Disposition.valueOf(row.getString("disposition")),
                        CauseCategory.valueOf(row.getString("category")),
                        row.getObject("diagnosed_at", OffsetDateTime.class).toInstant(),
                        row.getObject("referral_id", UUID.class),
                        CauseCategory.valueOf(row.getString("diagnosis")),
                        row.getBoolean("missed")))
                .list();
    }

    private static @Nullable String name(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }

    /** Each rule and flag that fired in a first proposal, or the one asked for, against later diagnoses. */
    public List<RuleEntry> rules(FindScorecard query) {
        return jdbc.sql("with diagnosed as (select clinic_id, fired, warranted < 3 as needed from scorecard"
                        + " where diagnosis is not null and" + OF_CLINIC + "),"
                        + " wanted as (select distinct unnest(fired) as rule from diagnosed"
                        + " union select :rule::text union select :flag::text)"
                        + " select clinic_id, rule,"
                        + " count(*) filter (where rule = any(fired) and needed) as true_positives,"
                        + " count(*) filter (where rule = any(fired) and not needed) as false_positives,"
                        + " count(*) filter (where not rule = any(fired) and needed) as false_negatives,"
                        + " count(*) filter (where not rule = any(fired) and not needed) as true_negatives"
                        + " from diagnosed cross join wanted where rule is not null"
                        + " and (:rule::text is null and :flag::text is null or rule in (:rule, :flag))"
                        + " group by 1, 2 order by 1, 2")
                .param("clinics", query.clinics().toArray(String[]::new))
                .param("rule", query.rule())
                .param("flag", query.flag())
                .query((row, number) -> new RuleEntry(
                        row.getString("clinic_id"),
                        row.getString("rule"),
                        row.getLong("true_positives"),
                        row.getLong("false_positives"),
                        row.getLong("false_negatives"),
                        row.getLong("true_negatives")))
                .list();
    }

    /**
     * Missed referrals: those that wait for a review, then those that had one, each the latest diagnosis first.
     *
     * @param open only those that wait, or only those that do not; all when absent
     */
    public List<ReviewEntry> reviews(Set<String> clinics, @Nullable Boolean open, int limit) {
        return jdbc.sql("select case_id, clinic_id, proposed_at, knowledge, disposition, category, fired, diagnosed_at,"
                        + " referral_id, diagnosis, diagnosis_code, warranted, review_id, review_finding, reviewed_by,"
                        + " reviewed_at, review_note from scorecard where urgency > warranted and" + OF_CLINIC
                        + " and (:open::boolean is null or (review_id is null) = :open)"
                        + " order by review_id is not null, diagnosed_at desc, case_id limit :limit")
                .param("clinics", clinics.toArray(String[]::new))
                .param("open", open)
                .param("limit", limit)
                .query((row, number) -> review(row))
                .list();
    }

    private static ReviewEntry review(ResultSet row) throws SQLException {
        return new ReviewEntry(
                row.getObject("case_id", UUID.class),
                row.getString("clinic_id"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getString("knowledge"),
                Disposition.valueOf(row.getString("disposition")),
                CauseCategory.valueOf(row.getString("category")),
                List.of((String[]) row.getArray("fired").getArray()),
                row.getObject("diagnosed_at", OffsetDateTime.class).toInstant(),
                row.getObject("referral_id", UUID.class),
                CauseCategory.valueOf(row.getString("diagnosis")),
                row.getString("diagnosis_code"),
                ScorecardProjection.RANKED.get(row.getInt("warranted")),
                closing(row));
    }

    private static @Nullable Closing closing(ResultSet row) throws SQLException {
        UUID reviewId = row.getObject("review_id", UUID.class);
        return reviewId == null
                ? null
                : new Closing(
                        reviewId,
                        ReviewFinding.valueOf(row.getString("review_finding")),
                        row.getString("reviewed_by"),
                        row.getObject("reviewed_at", OffsetDateTime.class).toInstant(),
                        row.getObject("review_note", UUID.class));
    }
}
