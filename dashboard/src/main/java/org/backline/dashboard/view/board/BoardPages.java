package org.backline.dashboard.view.board;

import static org.backline.dashboard.view.Columns.at;
import static org.backline.dashboard.view.Columns.texts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.backline.dashboard.view.StoredJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the board page by page. Each clinic's part comes from an index that has the order of the board already, so a
 * page costs the same on a board of ten cases and of a hundred thousand.
 */
@Component
class BoardPages {

    private static final List<Stage> OPEN =
            Arrays.stream(Stage.values()).filter(stage -> stage != Stage.CLOSED).toList();
    private static final int ALARMS = 100;

    private final JdbcClient jdbc;

    BoardPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    BoardColumns handle(FindBoardColumns query) {
        Where alarms = where(query.filter()).and("alarm");
        return new BoardColumns(
                cases(alarms, query.filter(), null, ALARMS),
                OPEN.stream()
                        .map(stage -> {
                            Where where = where(query.filter()).and("not alarm").stage(stage);
                            List<BoardCase> first = cases(where, query.filter(), null, query.limit());
                            return new BoardColumns.Column(
                                    stage, first, first.size() < query.limit() ? first.size() : count(where));
                        })
                        .toList());
    }

    @QueryHandler
    List<BoardCase> handle(FindBoardPage query) {
        return cases(page(query));
    }

    /** The statement for a page of the list. */
    static Statement page(FindBoardPage query) {
        Where where = where(query.filter()).and("not alarm");
        where = query.stage() == null ? where.and("stage <> 'CLOSED'") : where.stage(query.stage());
        return statement(where, query.filter(), query.after(), query.limit());
    }

    @QueryHandler
    List<BoardCase> handle(FindBoardRows query) {
        return cases(rows(query));
    }

    /** The statement for a page of all cases. */
    static Statement rows(FindBoardRows query) {
        Where where = where(query.filter());
        return statement(
                query.stage() == null ? where : where.stage(query.stage()),
                query.filter(),
                query.after(),
                query.limit());
    }

    @QueryHandler
    List<BoardCase> handle(FindCaseload query) {
        Where where = where(query.filter()).and("stage <> 'CLOSED'");
        if (query.stage() != null) {
            where = where.stage(query.stage());
        }
        if (query.cause() != null) {
            where = where.and("causes @> array[cast(:cause as text)]", "cause", query.cause());
        }
        if (query.overdue() != null) {
            where = where.and(query.overdue().sql(), "now", at(query.overdue().now()));
        }
        return cases(where, query.filter(), query.after(), query.limit());
    }

    /** PostgreSQL counts; what comes back is as long as there are kinds of cases, however many there are of each. */
    @QueryHandler
    List<OpenCases> handle(FindOpenCases query) {
        return jdbc.sql("select clinic_id, stage, sport, causes, "
                        + query.overdue().sql() + " as overdue, count(*)"
                        + " from board_line where clinic_id = any (:clinics) and stage <> 'CLOSED'"
                        + " group by 1, 2, 3, 4, 5")
                .param("clinics", query.clinics().toArray(String[]::new))
                .param("now", at(query.overdue().now()))
                .query((row, number) -> new OpenCases(
                        row.getString("clinic_id"),
                        Stage.valueOf(row.getString("stage")),
                        row.getString("sport"),
                        texts(row, "causes"),
                        row.getBoolean("overdue"),
                        row.getInt("count")))
                .list();
    }

    @QueryHandler
    List<BoardCase> handle(FindBoardCases query) {
        return jdbc.sql("select line from board_line where case_id = any (:cases)")
                .param("cases", query.caseIds().toArray(UUID[]::new))
                .query((row, number) -> StoredJson.readKnown(row, "line", BoardCase.class))
                .list();
    }

    @QueryHandler
    List<BoardCase> handle(FindCasesOfAthlete query) {
        return jdbc.sql("select line from board_line where athlete_id = ? order by line ->> 'openedAt' desc, case_id")
                .param(query.athleteId())
                .query((row, number) -> StoredJson.readKnown(row, "line", BoardCase.class))
                .list();
    }

    private List<BoardCase> cases(Where where, BoardFilter filter, @Nullable BoardKey after, int limit) {
        return cases(statement(where, filter, after, limit));
    }

    private List<BoardCase> cases(Statement statement) {
        return jdbc.sql(statement.sql())
                .params(statement.values())
                .query((row, number) -> StoredJson.readKnown(row, "line", BoardCase.class))
                .list();
    }

    private static Statement statement(Where where, BoardFilter filter, @Nullable BoardKey after, int limit) {
        Map<String, @Nullable Object> values = new HashMap<>(where.values());
        String behind = "";
        if (after != null) {
            behind = " and (rank, since, case_id) > (cast(:rank as smallint), :since, :case)";
            values.put("rank", after.rank());
            values.put("since", at(after.since()));
            values.put("case", after.caseId());
        }
        values.put("clinics", filter.clinics().toArray(String[]::new));
        values.put("limit", limit);
        // Few athletes are found by their own index first; the order of the board would lead past everybody else.
        if (filter.who() != null) {
            return new Statement(
                    "with found as materialized (select * from board_line where clinic_id = any (:clinics)"
                            + where.text() + ") select line from found where true" + behind
                            + " order by rank, since, case_id limit :limit",
                    values);
        }
        return new Statement(
                "select line from unnest(:clinics) clinic cross join lateral (select * from board_line"
                        + " where clinic_id = clinic" + where.text() + behind
                        + " order by rank, since, case_id limit :limit) part"
                        + " order by rank, since, case_id limit :limit",
                values);
    }

    /** A statement with its parameters. */
    record Statement(String sql, Map<String, ? extends @Nullable Object> values) {}

    private int count(Where where) {
        return jdbc.sql("select count(*) from (select 1 from board_line where clinic_id = any (:clinics)" + where.text()
                        + " limit " + BoardColumns.COUNTED + ") counted")
                .params(where.values())
                .query(Integer.class)
                .single();
    }

    private static Where where(BoardFilter filter) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("clinics", filter.clinics().toArray(String[]::new));
        StringBuilder text = new StringBuilder();
        if (filter.trainerId() != null) {
            text.append(" and trainer_id = :trainer");
            values.put("trainer", filter.trainerId());
        }
        if (filter.sport() != null) {
            text.append(" and sport = :sport");
            values.put("sport", filter.sport());
        }
        BoardFilter.Who who = filter.who();
        if (who != null) {
            text.append(" and (athlete_id = any (:athletes)");
            values.put("athletes", who.athletes().toArray(UUID[]::new));
            if (who.number() != null) {
                text.append(" or right(athlete_id::text, 8) like :number");
                values.put("number", who.number() + "%");
            }
            text.append(")");
        }
        return new Where(text.toString(), values);
    }

    private record Where(String text, Map<String, ? extends @Nullable Object> values) {

        Where and(String condition) {
            return new Where(text + " and " + condition, values);
        }

        Where and(String condition, String name, Object value) {
            Map<String, @Nullable Object> more = new HashMap<>(values);
            more.put(name, value);
            return new Where(text + " and " + condition, more);
        }

        Where stage(Stage stage) {
            return and("stage = :stage", "stage", stage.name());
        }
    }
}
