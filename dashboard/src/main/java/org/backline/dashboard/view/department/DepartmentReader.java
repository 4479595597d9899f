package org.backline.dashboard.view.department;

import static org.backline.dashboard.view.Columns.at;
import static org.backline.dashboard.view.Columns.knownId;
import static org.backline.dashboard.view.Columns.knownInstant;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.backline.codes.Urgency;
import org.backline.dashboard.view.department.LoopFigures.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the figures; PostgreSQL counts, over the rows that the caller may see. */
@Component
class DepartmentReader {

    private static final List<String> STEPS = List.of("acknowledged", "accepted", "reported", "reviewed", "reconciled");

    private static final String SHARES =
            Step.SHARES.stream().map(String::valueOf).collect(Collectors.joining(", "));

    private final JdbcClient jdbc;

    DepartmentReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    List<ClinicFigures> handle(FindClinicFigures query) {
        return jdbc.sql("""
            select clinic_id, count(*) as cases,
              count(*) filter (where intake_seconds > 0) as timed,
              percentile_cont(0.5) within group (order by intake_seconds) filter (where intake_seconds > 0)
                as intake_seconds,
              count(pain_last) as followed,
              avg(pain_first) filter (where pain_last is not null) as pain_first, avg(pain_last) as pain_last,
              count(*) filter (where function_first is not null and function_last is not null) as functioning,
              avg(function_first) filter (where function_last is not null) as function_first,
              avg(function_last) filter (where function_first is not null) as function_last,
              count(*) filter (where full_at > limited_at) as returned,
              percentile_cont(0.5) within group (order by extract(epoch from full_at - opened_at) / 86400)
                filter (where full_at > limited_at) as days_to_return
            from department_case where opened_at is not null and clinic_id is not null
            group by clinic_id order by clinic_id
            """).query((row, number) -> clinic(row)).list();
    }

    @QueryHandler
    List<LoopFigures> handle(FindLoopFigures query) {
        String steps = STEPS.stream().flatMap(DepartmentReader::columns).collect(Collectors.joining(", "));
        return jdbc.sql("""
            select urgency, count(*) as asked, count(*) filter (where
                  greatest(reconciled_at, cancelled_at) is null
                  or reopened_at > greatest(reconciled_at, cancelled_at)) as open, %s
            from department_referral where requested_at is not null and urgency is not null group by urgency
            """.formatted(steps)).query((row, number) -> loop(row)).stream()
                .sorted(java.util.Comparator.comparing(LoopFigures::urgency))
                .toList();
    }

    @QueryHandler
    List<CountedEntry> handle(FindCounted query) {
        FindCounted.Key after = query.after();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("group", query.group());
        values.put("at", after == null ? null : at(after.at()));
        values.put("id", after == null ? null : after.id());
        values.put("limit", query.limit());
        return jdbc.sql(query.counted().sql())
                .params(values)
                .query((row, number) -> new CountedEntry(
                        knownId(row, "id"),
                        knownId(row, "case_id"),
                        knownInstant(row, "at"),
                        decimal(row, "first"),
                        decimal(row, "value")))
                .list();
    }

    private static Stream<String> columns(String step) {
        return Stream.of(
                "count(%1$s_at) as %1$s_count".formatted(step),
                "percentile_cont(array[%2$s]) within group (order by extract(epoch from %1$s_at - requested_at) / 3600)"
                        .concat(" filter (where %1$s_at is not null) as %1$s_hours")
                        .formatted(step, SHARES));
    }

    private static LoopFigures loop(ResultSet row) throws SQLException {
        return new LoopFigures(
                Urgency.valueOf(row.getString("urgency")),
                row.getInt("asked"),
                row.getInt("open"),
                step(row, "acknowledged"),
                step(row, "accepted"),
                step(row, "reported"),
                step(row, "reviewed"),
                step(row, "reconciled"));
    }

    private static Step step(ResultSet row, String step) throws SQLException {
        Array hours = row.getArray(step + "_hours");
        return new Step(row.getInt(step + "_count"), hours == null ? null : List.of((Double[]) hours.getArray()));
    }

    private static ClinicFigures clinic(ResultSet row) throws SQLException {
        return new ClinicFigures(
                row.getString("clinic_id"),
                row.getInt("cases"),
                row.getInt("timed"),
                decimal(row, "intake_seconds"),
                row.getInt("followed"),
                decimal(row, "pain_first"),
                decimal(row, "pain_last"),
                row.getInt("functioning"),
                decimal(row, "function_first"),
                decimal(row, "function_last"),
                row.getInt("returned"),
                decimal(row, "days_to_return"));
    }

    private static @Nullable Double decimal(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
