package org.backline.dashboard.view.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.PainSite;
import org.backline.codes.Participation;
import org.backline.codes.Restriction;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.backline.dashboard.view.TimelineEntry;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stood, told by what had happened and was known by then. The same rules that place a case on the board
 * today place it here, so that the past is never told otherwise than the present was.
 */
public final class BoardHistory {

    private final BoardCase today;
    private final Map<UUID, ToldReferral> referrals = new LinkedHashMap<>();
    private final Map<UUID, BoardProgram> programs = new LinkedHashMap<>();
    private final List<PainReading> pain = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();

    private @Nullable Instant openedAt;
    private String clinicId;
    private String trainerId;
    private String sport;
    private List<PainSite> regions = List.of();
    private @Nullable Participation participation;
    private List<Restriction> restrictions = List.of();
    private @Nullable LocalDate until;
    private boolean closed;
    private @Nullable CaseOutcome outcome;
    private @Nullable Instant closureOccurredAt;
    private @Nullable Instant closureAt;
    private @Nullable Instant findingsAt;
    private @Nullable Disposition disposition;
    private @Nullable CauseCategory category;
    private int missing;
    private @Nullable Instant proposedAt;
    private List<String> causes = List.of();
    private @Nullable Instant identifiedOccurredAt;
    private @Nullable Instant identifiedAt;
    private @Nullable Urgency suspectedUrgency;
    private @Nullable Instant suspectedAt;

    private BoardHistory(BoardCase today) {
        this.today = today;
        this.clinicId = today.clinicId();
        this.trainerId = today.trainerId();
        this.sport = today.sport();
    }

    /**
     * The case as it stood when only these things had happened; empty before its intake.
     *
     * @param today the case as it stands now, for what never changes
     * @param known what had happened and was known, in any order
     */
    public static Optional<BoardCase> of(BoardCase today, List<TimelineEntry> known) {
        BoardHistory history = new BoardHistory(today);
        known.stream()
                .sorted(Comparator.comparing(TimelineEntry::recordedAt).thenComparing(TimelineEntry::eventId))
                .forEach(history::add);
        return history.row();
    }

    private Optional<BoardCase> row() {
        if (openedAt == null) {
            return Optional.empty();
        }
        CaseFacts facts = new CaseFacts(
                today.caseId(),
                today.athleteId(),
                clinicId,
                trainerId,
                sport,
                today.age(),
                today.sex(),
                regions,
                openedAt,
                participation,
                restrictions,
                until,
                closed,
                outcome,
                closureOccurredAt,
                closureAt,
                findingsAt,
                disposition,
                category,
                missing,
                proposedAt,
                causes,
                identifiedOccurredAt,
                identifiedAt,
                suspectedUrgency,
                suspectedAt,
                referrals.values().stream().map(ToldReferral::row).toList(),
                List.copyOf(programs.values()),
                pain.stream().sorted(Comparator.comparing(PainReading::at)).toList());
        return Optional.of(Correction.apply(facts, corrections).row());
    }

    private void add(TimelineEntry entry) {
        Told told = new Told(entry.facts());
        switch (entry.type()) {
            case "IntakeRecorded" -> {
                openedAt = entry.occurredAt();
                clinicId = told.text("clinic") == null ? clinicId : told.text("clinic");
                sport = told.text("sport") == null ? sport : told.text("sport");
                trainerId = told.text("trainer") == null ? trainerId : told.text("trainer");
                regions = told.list("regions").stream().map(BoardReader::site).toList();
                reading(entry, PainKind.INTAKE, told.number("painNow"));
            }
            case "EntryAmended" ->
                corrections.add(new Correction(
                        told.text("sportNow"),
                        told.list("regions").isEmpty()
                                ? null
                                : told.list("regions").stream()
                                        .map(BoardReader::site)
                                        .toList(),
                        told.number("painNow")));
            case "ResponsibilityTransferred" -> {
                clinicId = told.text("toClinic") == null ? clinicId : told.text("toClinic");
                trainerId = told.text("toTrainer") == null ? trainerId : told.text("toTrainer");
            }
            case "ParticipationStatusChanged" -> takesPart(told);
            case "CaseClosed", "CaseReopened" -> {
                closed = entry.type().equals("CaseClosed");
                outcome = closed ? told.code("outcome", CaseOutcome.class) : null;
                closureOccurredAt = entry.occurredAt();
                closureAt = entry.recordedAt();
            }
            case "FindingsRecorded" ->
                findingsAt =
                        findingsAt == null || entry.occurredAt().isBefore(findingsAt) ? entry.occurredAt() : findingsAt;
            case "AssessmentProposed" -> {
                disposition = told.code("disposition", Disposition.class);
                category = told.code("category", CauseCategory.class);
                missing = told.number("missing") == null ? 0 : told.number("missing");
                proposedAt = entry.recordedAt();
            }
            case "MuscularCauseIdentified" -> {
                causes = told.list("causes").stream()
                        .map(cause -> cause.substring(0, cause.indexOf(' ')))
                        .toList();
                identifiedOccurredAt = entry.occurredAt();
                identifiedAt = entry.recordedAt();
            }
            case "NonMuscularCauseSuspected" -> {
                suspectedUrgency = told.code("urgency", Urgency.class);
                suspectedAt = entry.recordedAt();
            }
            case "ProgramDrafted" -> program(entry, told, ProgramState.DRAFTED);
            case "ProgramAssigned", "ProgramResumed" -> program(entry, told, ProgramState.ASSIGNED);
            case "ProgramHeld" -> program(entry, told, ProgramState.HELD);
            case "ProgramCompleted" -> program(entry, told, ProgramState.COMPLETED);
            case "ProgramStopped" -> program(entry, told, ProgramState.STOPPED);
            case "SessionLogged" -> {
                reading(entry, PainKind.DURING_SESSION, told.number("painDuring"));
                reading(entry, PainKind.BEFORE_SESSION, told.number("painBefore"));
            }
            default -> {
                if (told.text("referralId") != null) {
                    referrals
                            .computeIfAbsent(told.id("referralId", today.caseId()), ToldReferral::new)
                            .on(entry, told);
                }
            }
        }
    }

    private void takesPart(Told told) {
        participation = told.code("participation", Participation.class);
        restrictions =
                told.list("restrictions").stream().map(Restriction::valueOf).toList();
        until = told.text("until") == null ? null : LocalDate.parse(told.text("until"));
    }

    private void reading(TimelineEntry entry, PainKind kind, @Nullable Integer value) {
        if (value != null) {
            pain.add(new PainReading(entry.occurredAt(), kind, value));
        }
    }

    private void program(TimelineEntry entry, Told told, ProgramState state) {
        UUID id = told.id("programId", today.caseId());
        BoardProgram before = programs.get(id);
        programs.put(
                id,
                new BoardProgram(
                        id,
                        state,
                        told.number("phase") != null ? told.number("phase") : before == null ? null : before.phase(),
                        state == ProgramState.STOPPED ? told.code("reason", StopReason.class) : null,
                        before == null ? entry.occurredAt() : before.startedAt(),
                        entry.occurredAt(),
                        entry.recordedAt()));
    }
}
