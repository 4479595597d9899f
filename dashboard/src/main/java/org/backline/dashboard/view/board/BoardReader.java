package org.backline.dashboard.view.board;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.backline.dashboard.view.Columns.code;
import static org.backline.dashboard.view.Columns.codes;
import static org.backline.dashboard.view.Columns.instant;
import static org.backline.dashboard.view.Columns.knownId;
import static org.backline.dashboard.view.Columns.knownInstant;
import static org.backline.dashboard.view.Columns.list;
import static org.backline.dashboard.view.Columns.number;
import static org.backline.dashboard.view.Columns.texts;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.backline.codes.BodyRegion;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.PainSite;
import org.backline.codes.Participation;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Restriction;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.backline.dashboard.view.ReferralLoop;
import org.backline.dashboard.view.ReferralSteps;
import org.backline.dashboard.view.ReferralSteps.Step;
import org.backline.events.ReferralStalled;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Component;

/** Reads the facts of cases, and puts them together. */
@Component
class BoardReader {

    /** In one question to the database: this is read after each batch of events. */
    private static final List<String> TABLES = List.of(
            "board_referral_step where case_id = any(?) order by recorded_at, event_id",
            "board_referral where case_id = any(?) order by requested_at",
            "board_program where case_id = any(?) order by state_at",
            "board_pain where case_id = any(?) order by at, event_id, kind desc",
            "board_correction where case_id = any(?) order by recorded_at, event_id",
            // A case is on the board once its intake is known, whatever else arrived before.
            "board where case_id = any(?) and opened_at is not null");

    private static final String FACTS =
            TABLES.stream().map(table -> "select * from " + table).collect(joining("; "));

    private final JdbcOperations jdbc;

    BoardReader(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Optional<BoardCase> handle(FindBoardCase query) {
        return of(List.of(query.caseId())).stream().findFirst();
    }

    /** Those of the cases that are on the board. */
    List<BoardCase> of(Collection<UUID> cases) {
        PreparedStatementCallback<List<BoardCase>> reading = statement -> {
            Array ids = statement.getConnection().createArrayOf("uuid", cases.toArray());
            for (int table = 1; table <= TABLES.size(); table++) {
                statement.setArray(table, ids);
            }
            statement.execute();
            return read(statement);
        };
        return Objects.requireNonNull(jdbc.execute(FACTS, reading));
    }

    private static List<BoardCase> read(PreparedStatement statement) throws SQLException {
        Map<UUID, List<Step>> steps =
                rows(statement, ReferralSteps::read).stream().collect(groupingBy(Step::referralId));
        Map<UUID, List<BoardReferral>> referrals =
                byCase(statement, row -> referral(row, steps.getOrDefault(knownId(row, "referral_id"), List.of())));
        Map<UUID, List<BoardProgram>> programs = byCase(statement, BoardReader::program);
        Map<UUID, List<PainReading>> pain = byCase(statement, BoardReader::pain);
        Map<UUID, List<Correction>> corrections = byCase(statement, BoardReader::correction);
        return rows(statement, row -> {
            UUID caseId = knownId(row, "case_id");
            CaseFacts facts = facts(
                    row,
                    referrals.getOrDefault(caseId, List.of()),
                    programs.getOrDefault(caseId, List.of()),
                    pain.getOrDefault(caseId, List.of()));
            return Correction.apply(facts, corrections.getOrDefault(caseId, List.of()))
                    .row();
        });
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The rows of the answer that is next. */
    private static <T> List<T> rows(PreparedStatement statement, RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet answer = Objects.requireNonNull(statement.getResultSet())) {
            while (answer.next()) {
                rows.add(reader.read(answer));
            }
        }
        statement.getMoreResults();
        return rows;
    }

    /** The same, each with its case. */
    private static <T> Map<UUID, List<T>> byCase(PreparedStatement statement, RowReader<T> reader) throws SQLException {
        return rows(statement, row -> Map.entry(knownId(row, "case_id"), reader.read(row))).stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static CaseFacts facts(
            ResultSet row, List<BoardReferral> referrals, List<BoardProgram> programs, List<PainReading> pain)
            throws SQLException {
        return new CaseFacts(
                knownId(row, "case_id"),
                knownId(row, "athlete_id"),
                row.getString("clinic_id"),
                row.getString("trainer_id"),
                row.getString("sport"),
                row.getInt("age"),
                Sex.valueOf(row.getString("sex")),
                list(row, "regions", BoardReader::site),
                knownInstant(row, "opened_at"),
                code(row, "participation", Participation.class),
                codes(row, "restrictions", Restriction.class),
                row.getObject("participation_until", LocalDate.class),
                row.getBoolean("closed"),
                code(row, "outcome", CaseOutcome.class),
                instant(row, "closure_occurred_at"),
                instant(row, "closure_at"),
                instant(row, "findings_at"),
                code(row, "disposition", Disposition.class),
                code(row, "category", CauseCategory.class),
                row.getInt("missing"),
                instant(row, "proposed_at"),
                texts(row, "causes"),
                instant(row, "identified_occurred_at"),
                instant(row, "identified_at"),
                code(row, "suspected_urgency", Urgency.class),
                instant(row, "suspected_at"),
                referrals,
                programs,
                pain);
    }

    static PainSite site(String text) {
        int space = text.indexOf(' ');
        return new PainSite(BodyRegion.valueOf(text.substring(0, space)), Side.valueOf(text.substring(space + 1)));
    }

    private static BoardReferral referral(ResultSet row, List<Step> steps) throws SQLException {
        ReferralLoop loop = ReferralLoop.of(steps);
        Urgency reopenedWith = loop.reopenedWith();
        ReferralStalled stalled = loop.stalled();
        return new BoardReferral(
                knownId(row, "referral_id"),
                ReferralStatus.valueOf(loop.status()),
                code(row, "origin", ReferralOrigin.class),
                code(row, "category", CauseCategory.class),
                reopenedWith == null ? code(row, "urgency", Urgency.class) : reopenedWith,
                instant(row, "requested_at"),
                loop.scheduled() == null ? null : loop.scheduled().startsAt(),
                loop.answeredAt(),
                loop.remainingUrgency(),
                loop.isAnswered(),
                loop.settled() == null ? null : loop.settled().occurredAt(),
                loop.settledAt(),
                loop.settled() == null ? null : loop.settled().choice(),
                stalled == null ? null : stalled.stage(),
                stalled == null ? null : stalled.dueAt(),
                stalled == null ? null : stalled.owner());
    }

    private static BoardProgram program(ResultSet row) throws SQLException {
        ProgramState state = ProgramState.valueOf(row.getString("state"));
        return new BoardProgram(
                knownId(row, "program_id"),
                state,
                number(row, "phase"),
                state == ProgramState.STOPPED ? code(row, "reason", StopReason.class) : null,
                knownInstant(row, "started_at"),
                knownInstant(row, "state_occurred_at"),
                knownInstant(row, "state_at"));
    }

    private static Correction correction(ResultSet row) throws SQLException {
        return new Correction(
                row.getString("sport"),
                row.getArray("regions") == null ? null : list(row, "regions", BoardReader::site),
                number(row, "pain"));
    }

    private static PainReading pain(ResultSet row) throws SQLException {
        return new PainReading(knownInstant(row, "at"), PainKind.valueOf(row.getString("kind")), row.getInt("value"));
    }
}
