package org.backline.dashboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.backline.codes.Role;
import org.backline.dashboard.StubServices.Reply;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long the board takes with a hundred thousand open cases, beside the bare statements of the same pages on the same
 * database. The whole answer is measured, over HTTP on the loopback: access, ledger line, statements, names, HTML.
 */
public final class BoardMeasurement {

    private static final int CASES = 100_000;
    private static final int PART = 10_000;
    private static final int READS = 300;
    private static final int WARM = 100;
    private static final String COLUMN = "select line from board_line where clinic_id = 'north' and not alarm"
            + " and stage = ? order by rank, since, case_id limit 30";
    private static final String LIST = "select line from board_line where clinic_id = 'north' and not alarm"
            + " and stage <> 'CLOSED' order by rank, since, case_id limit 51";

    private static final String OWN = "trainer_id = 'trainer.7'";

    private final HttpClient http = HttpClient.newHttpClient();
    private final DataSource database;
    private final String address;
    private final String trainer;

    private BoardMeasurement(DataSource database, String address, String trainer) {
        this.database = database;
        this.address = address;
        this.trainer = trainer;
    }

    /** Measures and writes {@code board.md} to the folder that is named. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Map<String, Object> properties = new HashMap<>(TestDashboard.Surroundings.properties());
        StubServices.SHARED.reset();
        StubServices.SHARED.on("GET /athletes", Reply.json(200, "[]"));
        try (ConfigurableApplicationContext context = SpringApplication.run(
                Dashboard.class,
                properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new))) {
            fill(context.getBean(JdbcClient.class));
            String port = context.getEnvironment().getProperty("local.server.port");
            var measurement = new BoardMeasurement(
                    context.getBean(DataSource.class),
                    "http://127.0.0.1:" + port,
                    As.somebody("trainer.7", Role.ATHLETIC_TRAINER, "north", "south", "west"));
            Files.writeString(Path.of(arguments[0]).resolve("board.md"), measurement.measured());
        }
        System.exit(0);
    }

    /** Open cases of three clinics, twenty trainers and nine sports, as the projection would have left them. */
    private static void fill(JdbcClient jdbc) {
        // In parts, because no transaction may take longer than a minute.
        for (int from = 1; from <= CASES; from += PART) {
            fill(jdbc, from);
        }
        jdbc.sql("insert into case_access (case_id, clinic_id, athlete_id) select case_id, clinic_id, athlete_id"
                        + " from board_line on conflict do nothing")
                .update();
        jdbc.sql("analyze board_line").update();
    }

    private static void fill(JdbcClient jdbc, int from) {
        jdbc.sql("""
            insert into board_line
              (case_id, athlete_id, clinic_id, trainer_id, sport, stage, rank, since, alarm, line)
            select c.id, c.athlete, c.clinic, c.trainer, c.sport, c.stage, c.rank, c.since, false,
              jsonb_build_object('caseId', c.id, 'athleteId', c.athlete, 'clinicId', c.clinic,
                'trainerId', c.trainer, 'sport', c.sport, 'age', 20, 'sex', 'FEMALE',
                'regions', jsonb_build_array(jsonb_build_object('region', 'LUMBAR', 'side', 'LEFT')),
                'stage', c.stage, 'since', c.text, 'nextAction', 'RECORD_FINDINGS',
                'urgency', (array['EMERGENCY', 'URGENT', 'ROUTINE', null])[c.rank + 1], 'missing', 0,
                'causes', '[]'::jsonb, 'restrictions', '[]'::jsonb, 'openedAt', c.text,
                'pain', (select jsonb_agg(jsonb_build_object('at', c.text, 'kind', 'VISIT', 'value', p % 10))
                         from generate_series(1, 12) p))
            from (
              select gen_random_uuid() as id, gen_random_uuid() as athlete,
                (array['north', 'south', 'west'])[1 + n % 3] as clinic, 'trainer.' || n % 20 as trainer,
                (array['rowing', 'golf', 'soccer', 'rugby', 'diving', 'dance', 'tennis', 'other', 'cycling'])
                  [1 + n % 9] as sport,
                (array['NEW', 'ASSESSING', 'IN_PROGRAM', 'WITH_PHYSICIAN', 'READY_TO_CLOSE'])[1 + n % 5] as stage,
                case when n % 50 = 0 then 1 when n % 10 = 0 then 2 else 3 end as rank,
                s.at as since, to_char(s.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as text
              from generate_series(?, ?) n,
                lateral (select timestamptz '2026-01-01T00:00:00Z' + n * interval '4 minutes' as at) s) c
            """).params(from, from + PART - 1).update();
    }

    private String measured() throws IOException, InterruptedException, SQLException {
        StringBuilder page = new StringBuilder("""
            # The board with a hundred thousand open cases

            %,d open cases in three clinics, one reader, %d reads of each page after %d of every page to warm up, PostgreSQL
            on the same machine. A page is the whole answer over HTTP on the loopback: who may, the line in the ledger,
            statements behind the wall of the clinics, HTML. The baseline is its bare statements, without the wall.
            Milliseconds; machines differ, so the ratio to the bare statements of the same run is what counts.

            | page | median | 95th | bare SQL, median | bare SQL, 95th | ratio of medians | ratio of 95ths |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            """.formatted(CASES, READS, WARM));
        List<Page> pages = pages();
        // All of them alike, before any is measured: the first would otherwise pay for the compiler.
        for (int read = 0; read < WARM; read++) {
            for (Page one : pages) {
                get(one.path());
                one.bare().run();
            }
        }
        for (Page one : pages) {
            row(page, one);
        }
        return page.toString();
    }

    /** A page and its bare statements. */
    private record Page(String name, String path, Statements bare) {}

    private List<Page> pages() throws SQLException {
        String deep = after();
        return List.of(
                new Page("one clinic, columns", "/board/cases?clinic=north", () -> columns(COLUMN)),
                new Page(
                        "all clinics, columns",
                        "/board/cases?clinic=all",
                        () -> columns(COLUMN.replace("clinic_id = 'north' and", ""))),
                new Page("one clinic, list", "/board/cases?clinic=north&view=list", () -> rows(LIST, null)),
                new Page(
                        "one clinic, list, page 600",
                        "/board/rows?clinic=north&view=list&after=" + deep,
                        () -> rows(LIST, null)),
                new Page(
                        "own cases, columns",
                        "/board/cases?clinic=all&mine=true",
                        () -> columns(COLUMN.replace("clinic_id = 'north'", OWN))),
                new Page(
                        "own cases, list",
                        "/board/cases?clinic=all&mine=true&view=list",
                        () -> rows(LIST.replace("clinic_id = 'north'", OWN), null)),
                new Page(
                        "one sport, list",
                        "/board/cases?clinic=north&sport=rowing&view=list",
                        () -> rows(LIST.replace("not alarm", "not alarm and sport = 'rowing'"), null)),
                new Page(
                        "a sport without cases, list",
                        "/board/cases?clinic=north&sport=golf&view=list",
                        () -> rows(LIST.replace("not alarm", "not alarm and sport = 'golf'"), null)));
    }

    private void columns(String sql) throws SQLException {
        for (String stage : List.of("NEW", "ASSESSING", "IN_PROGRAM", "WITH_PHYSICIAN", "READY_TO_CLOSE")) {
            rows(sql, stage);
        }
    }

    /** Deep in the list: the key of the 30 000th case of the clinic. */
    private String after() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select rank || '_' || (extract(epoch from since) * 1000000)::bigint || '_' || case_id"
                                + " from board_line where clinic_id = 'north' order by rank, since, case_id"
                                + " offset 30000 limit 1");
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getString(1);
        }
    }

    private interface Statements {
        void run() throws SQLException;
    }

    private void row(StringBuilder page, Page one) throws IOException, InterruptedException, SQLException {
        double[] whole = new double[READS];
        double[] statements = new double[READS];
        for (int read = 0; read < READS; read++) {
            long begin = System.nanoTime();
            get(one.path());
            long between = System.nanoTime();
            one.bare().run();
            whole[read] = (between - begin) / 1e6;
            statements[read] = (System.nanoTime() - between) / 1e6;
        }
        Arrays.sort(whole);
        Arrays.sort(statements);
        double median = at(whole, 0.5);
        double slow = at(whole, 0.95);
        double bareMedian = at(statements, 0.5);
        double bareSlow = at(statements, 0.95);
        page.append("| %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |%n"
                .formatted(one.name(), median, slow, bareMedian, bareSlow, median / bareMedian, slow / bareSlow));
    }

    private void get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Authorization", trainer)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
    }

    private void rows(String sql, String stage) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            if (stage != null) {
                statement.setString(1, stage);
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    result.getString(1);
                }
            }
        }
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))];
    }
}
