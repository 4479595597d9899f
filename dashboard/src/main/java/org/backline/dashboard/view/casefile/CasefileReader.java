package org.backline.dashboard.view.casefile;

import static org.backline.dashboard.view.Columns.instant;
import static org.backline.dashboard.view.Columns.knownId;
import static org.backline.dashboard.view.Columns.knownInstant;
import static org.backline.dashboard.view.Columns.number;
import static org.backline.dashboard.view.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.backline.codes.ClinicalTest;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.FlagAnswer;
import org.backline.codes.MuscularCause;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.RedFlag;
import org.backline.codes.Side;
import org.backline.dashboard.view.StoredJson;
import org.backline.dashboard.view.casefile.Casefile.Decision;
import org.backline.dashboard.view.casefile.Casefile.Intake;
import org.backline.dashboard.view.casefile.Casefile.Program;
import org.backline.dashboard.view.casefile.Casefile.Proposal;
import org.backline.dashboard.view.casefile.Casefile.RecordedFinding;
import org.backline.dashboard.view.casefile.Casefile.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Reads a casefile; of several results of a test, and of several answers to a flag, the one recorded last counts. */
@Component
class CasefileReader {

    private static final TypeReference<List<MuscularCause>> CAUSES = new TypeReference<>() {};
    private static final TypeReference<List<PrescribedExercise>> EXERCISES = new TypeReference<>() {};
    private static final TypeReference<List<ExcludedExercise>> EXCLUDED = new TypeReference<>() {};

    private static final Comparator<Place> PLACES =
            Comparator.comparing(Place::test).thenComparing(Place::side);

    private final JdbcClient jdbc;

    CasefileReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Optional<Casefile> handle(FindCasefile query) {
        Head head = jdbc.sql("select intake, proposal, decision from casefile where case_id = ?")
                .param(query.caseId())
                .query((row, number) -> Head.of(row))
                .optional()
                .orElse(new Head(null, null, null));
        List<EntryCorrection> corrections = corrections(query.caseId());
        Intake intake = head.intake();
        for (EntryCorrection correction : corrections) {
            intake = intake == null ? null : correction.applied(intake);
        }
        List<Entry> entries = entries(query.caseId()).stream()
                .map(entry -> corrected(entry, corrections))
                .toList();
        List<Program> programs = programs(query.caseId());
        if (head.isEmpty() && entries.isEmpty() && programs.isEmpty()) {
            return Optional.empty();
        }
        Map<RedFlag, FlagAnswer> flags = new TreeMap<>();
        Map<RedFlag, NotAssessedReason> because = new TreeMap<>();
        if (intake != null) {
            answer(flags, because, intake.redFlags(), intake.notAssessedBecause());
        }
        Map<Place, RecordedFinding> findings = new TreeMap<>(PLACES);
        for (Entry entry : entries) {
            answer(flags, because, entry.redFlags(), entry.notAssessedBecause());
            entry.findings()
                    .forEach(finding -> findings.put(
                            new Place(finding.test(), finding.side()),
                            new RecordedFinding(entry.entryId(), finding, entry.occurredAt())));
        }
        return Optional.of(new Casefile(
                query.caseId(),
                intake,
                flags,
                because,
                new ArrayList<>(findings.values()),
                head.proposal(),
                head.decision(),
                programs,
                sessions(query.caseId()),
                corrections.stream().flatMap(EntryCorrection::told).toList()));
    }

    private record Place(ClinicalTest test, Side side) {}

    private record Head(
            @Nullable Intake intake,
            @Nullable Proposal proposal,
            @Nullable Decision decision) {

        static Head of(ResultSet row) throws SQLException {
            return new Head(
                    StoredJson.read(row, "intake", Intake.class),
                    StoredJson.read(row, "proposal", Proposal.class),
                    StoredJson.read(row, "decision", Decision.class));
        }

        boolean isEmpty() {
            return intake == null && proposal == null && decision == null;
        }
    }

    private static void answer(
            Map<RedFlag, FlagAnswer> flags,
            Map<RedFlag, NotAssessedReason> because,
            Map<RedFlag, FlagAnswer> answers,
            Map<RedFlag, NotAssessedReason> reasons) {
        flags.putAll(answers);
        because.keySet().removeAll(answers.keySet());
        because.putAll(reasons);
    }

    private List<Entry> entries(UUID caseId) {
        return jdbc.sql("select entry from casefile_entry where case_id = ? order by recorded_at, event_id")
                .param(caseId)
                .query((row, number) -> StoredJson.readKnown(row, "entry", Entry.class))
                .list();
    }

    private List<EntryCorrection> corrections(UUID caseId) {
        return jdbc.sql("select correction from casefile_correction where case_id = ? order by recorded_at, event_id")
                .param(caseId)
                .query((row, number) -> StoredJson.readKnown(row, "correction", EntryCorrection.class))
                .list();
    }

    private static Entry corrected(Entry recorded, List<EntryCorrection> corrections) {
        Entry entry = recorded;
        for (EntryCorrection correction : corrections) {
            entry = correction.applied(entry);
        }
        return entry;
    }

    private List<Program> programs(UUID caseId) {
        return jdbc.sql("select * from casefile_program where case_id = ? order by state_at desc, program_id")
                .param(caseId)
                .query((row, number) -> new Program(
                        knownId(row, "program_id"),
                        row.getString("state"),
                        row.getString("reason"),
                        number(row, "phase"),
                        StoredJson.read(row, "causes", CAUSES, List.of()),
                        StoredJson.read(row, "exercises", EXERCISES, List.of()),
                        StoredJson.read(row, "excluded", EXCLUDED, List.of()),
                        instant(row, "drafted_at"),
                        instant(row, "assigned_at")))
                .list();
    }

    private List<Session> sessions(UUID caseId) {
        return jdbc.sql("select * from casefile_session where case_id = ? order by occurred_at desc, session_id")
                .param(caseId)
                .query((row, number) -> new Session(
                        knownId(row, "session_id"),
                        knownId(row, "program_id"),
                        knownInstant(row, "occurred_at"),
                        texts(row, "exercises_done"),
                        row.getInt("pain_before"),
                        row.getInt("pain_during"),
                        number(row, "pain_next_morning"),
                        number(row, "effort")))
                .list();
    }
}
