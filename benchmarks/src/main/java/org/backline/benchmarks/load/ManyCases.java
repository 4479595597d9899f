package org.backline.benchmarks.load;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.backline.local.launcher.Service;

/** Copies of one real case in the dashboard's tables, by SQL: as many as are wanted, in a few statements. */
final class ManyCases {

    private static final String PHYSICIAN = "physician.haddad";

    /** Of a hundred cases, two have a referral; of a hundred referrals, one waits for its physician. */
    private static final int CASES_A_REFERRAL = 50;

    private static final int REFERRALS_AN_OPEN_ONE = 100;

    private static final String MADE = """
        create unlogged table made as
        select n, gen_random_uuid() as case_id, gen_random_uuid() as athlete_id,
          (array['north', 'south', 'west'])[1 + n % 3] as clinic_id,
          (array['rowing', 'golf', 'soccer', 'rugby', 'diving', 'dance', 'tennis', 'other', 'cycling'])[1 + n % 9] as sport,
          (array['NEW', 'ASSESSING', 'IN_PROGRAM', 'WITH_PHYSICIAN', 'READY_TO_CLOSE', 'CLOSED', 'CLOSED', 'CLOSED',
            'CLOSED', 'CLOSED'])[1 + n % 10] as stage,
          case when n % 50 = 0 then 1 when n % 10 = 0 then 2 else 3 end as rank,
          timestamptz '2021-01-01T00:00:00Z' + n * interval '2 minutes' as at
        from generate_series(1, :cases) n""";

    private static final String[] VIEWS = {
        "insert into case_access (case_id, clinic_id, athlete_id, referred)"
                + " select case_id, clinic_id, athlete_id, n % " + CASES_A_REFERRAL + " = 0 from made",
        """
        insert into board_line (case_id, athlete_id, clinic_id, trainer_id, sport, stage, rank, since, alarm, line)
        select made.case_id, made.athlete_id, made.clinic_id, 'trainer.' || n % 20, made.sport, made.stage, made.rank,
          made.at, false, real.line || jsonb_build_object('caseId', made.case_id, 'athleteId', made.athlete_id, 'clinicId',
            made.clinic_id, 'sport', made.sport, 'stage', made.stage, 'since', real.line -> 'since')
        from made, board_line real where real.case_id = :real""",
        """
        insert into board (case_id, athlete_id, sport, age, sex, regions, opened_at, clinic_id, trainer_id, responsible_at,
          disposition, category, missing, proposed_at)
        select made.case_id, made.athlete_id, made.sport, real.age, real.sex, real.regions, made.at, made.clinic_id,
          real.trainer_id, made.at, real.disposition, real.category, real.missing, made.at
        from made, board real where real.case_id = :real""",
        """
        insert into timeline (event_id, case_id, clinic_id, type, occurred_at, recorded_at, actor, role, facts)
        select gen_random_uuid()::text, made.case_id, made.clinic_id, real.type, made.at, made.at, real.actor, real.role,
          real.facts
        from made, timeline real where real.case_id = :real and (real.type = 'IntakeRecorded' or n <= 3000)""",
        """
        insert into physician_inbox (:own)
        select :own from (
          select (jsonb_populate_record(real, jsonb_build_object('referral_id', gen_random_uuid(), 'case_id', made.case_id,
            'athlete_id', made.athlete_id, 'requested_clinic_id', made.clinic_id, 'requested_at', made.at,
            'awaits', made.n % 5000 = 0))).*
          from made, physician_inbox real where real.case_id = :real and made.n % """ + " " + CASES_A_REFERRAL + " = 0) copy",
        """
        insert into physician_inbox_step
        select (jsonb_populate_record(real, jsonb_build_object('event_id', gen_random_uuid(), 'referral_id',
          inbox.referral_id, 'case_id', inbox.case_id))).*
        from made join physician_inbox inbox on inbox.case_id = made.case_id, physician_inbox_step real
        where real.case_id = :real and made.n % """ + " " + CASES_A_REFERRAL * REFERRALS_AN_OPEN_ONE + " <> 0"
    };

    /** What the database does not work out by itself. */
    private static final String OWN = "select string_agg(column_name, ', ') from information_schema.columns"
            + " where table_name = 'physician_inbox' and is_generated = 'NEVER'";

    private final Bench bench;

    ManyCases(Bench bench) {
        this.bench = bench;
    }

    /**
     * Makes them.
     *
     * @return how many referrals the inbox holds then
     */
    int make(int cases) throws Exception {
        UUID real = answeredEmergency();
        try (Connection connection = bench.connect(Service.DASHBOARD);
                Statement statement = connection.createStatement()) {
            statement.execute(MADE.replace(":cases", Integer.toString(cases)));
            String own;
            try (ResultSet columns = statement.executeQuery(OWN)) {
                columns.next();
                own = columns.getString(1);
            }
            for (String view : VIEWS) {
                statement.execute(view.replace(":real", "'" + real + "'").replace(":own", own));
            }
            statement.execute("drop table made");
            statement.execute(
                    "vacuum analyze board_line, board, timeline, physician_inbox, physician_inbox_step, case_access");
        }
        return (int) bench.count(Service.DASHBOARD, "select count(*) from physician_inbox");
    }

    private UUID answeredEmergency() throws Exception {
        URI referral = bench.of(Service.REFERRAL);
        UUID caseId = bench.trainers().recordEmergency(UUID.randomUUID());
        bench.awaitQuiet();
        String id = referralOf(caseId);
        for (String act : new String[] {"acceptance", "report"}) {
            bench.trainers()
                    .write(
                            PHYSICIAN,
                            referral.resolve("/referrals/" + id + "/" + act),
                            "application/json",
                            act.equals("report")
                                    ? "{\"diagnosisCode\": \"M84.38XA\", \"category\": \"BONY\","
                                            + " \"remainingUrgency\": \"LIFTED\"}"
                                    : "{}");
        }
        bench.awaitQuiet();
        return caseId;
    }

    private String referralOf(UUID caseId) throws SQLException {
        try (Connection connection = bench.connect(Service.DASHBOARD);
                PreparedStatement find =
                        connection.prepareStatement("select referral_id from physician_inbox where case_id = ?")) {
            find.setObject(1, caseId);
            try (ResultSet row = find.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
