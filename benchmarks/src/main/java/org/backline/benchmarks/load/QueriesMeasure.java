package org.backline.benchmarks.load;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.backline.local.launcher.Service;

/**
 * What people look at most, on a dashboard that holds very many cases. The rows are copies, made by SQL, of what the
 * projections made of one real case; a query is the whole answer over HTTP: sign-in, who may, the line in the ledger, the
 * wall of the clinics, the statements.
 */
final class QueriesMeasure implements Measure {

    private static final int CASES = Integer.getInteger("bench.cases", 1_000_000);
    private static final int WARM = 100;
    private static final int READS = 300;
    private static final String TRAINER = "trainer.okafor";
    private static final String PHYSICIAN = "physician.haddad";

    @Override
    public void take(Bench bench) throws Exception {
        bench.awaitQuiet();
        long begin = System.nanoTime();
        int referrals = new ManyCases(bench).make(CASES);
        System.out.printf(Locale.ROOT, "  %,d cases made after %.0f s%n", CASES, (System.nanoTime() - begin) / 1e9);
        URI dashboard = bench.of(Service.DASHBOARD);
        List<UUID> some = ids(bench, "select case_id from board_line where clinic_id = 'north' limit 400");
        try (Connection connection = bench.connect(Service.DASHBOARD)) {
            Statements bare = new Statements(connection);
            row(
                    bench,
                    "a page of 50 of the board",
                    number -> bench.trainers()
                            .read(TRAINER, dashboard.resolve("/api/trainer/cases?clinicId=north&limit=50")),
                    number -> bare.all("select line from board_line where clinic_id = 'north'"
                            + " order by rank, since, case_id limit 51"));
            row(
                    bench,
                    "the board as a page, five columns of 30",
                    number -> bench.trainers().read(TRAINER, dashboard.resolve("/board/cases?clinic=north")),
                    number -> {
                        for (String stage :
                                List.of("NEW", "ASSESSING", "IN_PROGRAM", "WITH_PHYSICIAN", "READY_TO_CLOSE")) {
                            bare.all("select line from board_line where clinic_id = 'north' and not alarm and stage = '"
                                    + stage + "' order by rank, since, case_id limit 30");
                        }
                    });
            row(
                    bench,
                    "a case with its timeline",
                    number -> bench.trainers()
                            .read(TRAINER, dashboard.resolve("/api/trainer/cases/" + some.get(number % some.size()))),
                    number -> {
                        UUID caseId = some.get(number % some.size());
                        for (String table : List.of(
                                "board",
                                "board_referral",
                                "board_referral_step",
                                "board_program",
                                "board_pain",
                                "board_correction",
                                "timeline")) {
                            bare.all("select * from " + table + " where case_id = '" + caseId + "'");
                        }
                    });
            row(
                    bench,
                    String.format(Locale.ROOT, "the inbox: what waits, of %,d referrals", referrals),
                    number -> bench.trainers()
                            .read(PHYSICIAN, dashboard.resolve("/api/physician/referrals?open=true&clinicId=north")),
                    number -> bare.all("select i.* from physician_inbox i where requested_at is not null"
                            + " and requested_clinic_id = 'north' and not exists (select from physician_inbox_step s"
                            + " where s.referral_id = i.referral_id and s.type like '%PhysicianReported%')"
                            + " order by requested_at"));
        }
    }

    private interface Numbered {
        void read(int number) throws Exception;
    }

    private static void row(Bench bench, String what, Numbered ours, Numbered bare) throws Exception {
        double[] whole = millis(ours);
        double[] statements = millis(bare);
        bench.findings()
                .add(
                        String.format(Locale.ROOT, "%,d cases: %s, against its bare statements", CASES, what),
                        String.format(
                                Locale.ROOT, "p50 %.1f ms, p95 %.1f ms", Sorted.at(whole, 0.5), Sorted.at(whole, 0.95)),
                        String.format(
                                Locale.ROOT,
                                "p50 %.1f ms, p95 %.1f ms",
                                Sorted.at(statements, 0.5),
                                Sorted.at(statements, 0.95)),
                        Sorted.at(whole, 0.95) / Sorted.at(statements, 0.95),
                        "p95 at most 2");
    }

    private static double[] millis(Numbered read) throws Exception {
        double[] millis = new double[READS];
        for (int number = -WARM; number < READS; number++) {
            long begin = System.nanoTime();
            read.read(number + WARM);
            if (number >= 0) {
                millis[number] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    private static List<UUID> ids(Bench bench, String query) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (Connection connection = bench.connect(Service.DASHBOARD);
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    /** Reads every column of every row, as a client of the database would. */
    private record Statements(Connection connection) {

        void all(String query) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(query);
                    ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        rows.getObject(column);
                    }
                }
            }
        }
    }
}
