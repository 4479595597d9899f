package org.backline.dashboard.view.board;

import static java.util.stream.Collectors.groupingBy;
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

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the facts of a case with one statement a table, and puts them together. */
@Component
class BoardReader {

    private final JdbcClient jdbc;

    BoardReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Optional<BoardCase> handle(FindBoardCase query) {
        return read("case_id = :case", Map.of("case", query.caseId())).findFirst();
    }

    /** A case is on the board once its intake is known, whatever else arrived before. */
    private Stream<BoardCase> read(String wanted, Map<String, ? extends @Nullable Object> values) {
        Map<UUID, List<Step>> steps = new HashMap<>();
        byCase("board_referral_step", "recorded_at, event_id", wanted, values, ReferralSteps::read)
                .values()
                .forEach(told -> told.forEach(step -> steps.computeIfAbsent(step.referralId(), id -> new ArrayList<>())
                        .add(step)));
        Map<UUID, List<BoardReferral>> referrals = byCase(
                "board_referral",
                "requested_at",
                wanted,
                values,
                row -> referral(row, steps.getOrDefault(knownId(row, "referral_id"), List.of())));
        Map<UUID, List<BoardProgram>> programs =
                byCase("board_program", "state_at", wanted, values, BoardReader::program);
        Map<UUID, List<PainReading>> pain =
                byCase("board_pain", "at, event_id, kind desc", wanted, values, BoardReader::pain);
        Map<UUID, List<Correction>> corrections =
                byCase("board_correction", "recorded_at, event_id", wanted, values, BoardReader::correction);
        return jdbc
                .sql("select * from board where opened_at is not null and " + wanted)
                .params(values)
                .query((row, number) -> facts(
                        row,
                        referrals.getOrDefault(knownId(row, "case_id"), List.of()),
                        programs.getOrDefault(knownId(row, "case_id"), List.of()),
                        pain.getOrDefault(knownId(row, "case_id"), List.of())))
                .list()
                .stream()
                .map(facts -> Correction.apply(facts, corrections.getOrDefault(facts.caseId(), List.of())))
                .map(CaseFacts::row);
    }

    private record Part<T>(UUID caseId, T part) {}

    private interface PartReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Map<UUID, List<T>> byCase(
            String table,
            String order,
            String wanted,
            Map<String, ? extends @Nullable Object> values,
            PartReader<T> reader) {
        return jdbc
                .sql("select * from " + table + " where case_id in (select case_id from board where " + wanted
                        + ") order by " + order)
                .params(values)
                .query((row, number) -> new Part<>(knownId(row, "case_id"), reader.read(row)))
                .list()
                .stream()
                .collect(groupingBy(Part::caseId, mapping(Part::part, toList())));
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
