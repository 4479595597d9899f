package org.backline.assessment.web;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.backline.assessment.domain.AssessmentCommand;
import org.backline.assessment.domain.AssessmentEvent;
import org.backline.assessment.domain.AssessmentState;
import org.backline.assessment.library.KnowledgeLibrary;
import org.backline.assessment.view.worklist.FindWorklist;
import org.backline.assessment.view.worklist.Worklist;
import org.backline.assessment.view.worklist.WorklistEntry;
import org.backline.assessment.web.NoteTaking.TakenNote;
import org.backline.codes.RedFlag;
import org.backline.support.access.Access;
import org.backline.support.access.Reads;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Commands;
import org.backline.support.command.NotFound;
import org.backline.support.command.Receipt;
import org.backline.support.command.Work;
import org.backline.support.note.Notes;
import org.backline.support.store.Histories;
import org.backline.support.store.Versioned;
import org.backline.support.time.Ids;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Assessments over HTTP. */
@RestController
@RequestMapping("/assessments")
class AssessmentController {

    private static final int MOST = 500;

    private final Commands commands;
    private final Histories histories;
    private final Worklist worklist;
    private final Notes notes;
    private final FindingsCheck check;
    private final KnowledgeLibrary library;
    private final Reads reads;
    private final NoteTaking taking;
    private final Work work;

    AssessmentController(
            Commands commands,
            Histories histories,
            Worklist worklist,
            Notes notes,
            FindingsCheck check,
            KnowledgeLibrary library,
            Reads reads,
            NoteTaking taking,
            Work work) {
        this.commands = commands;
        this.histories = histories;
        this.worklist = worklist;
        this.notes = notes;
        this.check = check;
        this.library = library;
        this.reads = reads;
        this.taking = taking;
        this.work = work;
    }

    @GetMapping
    Mono<List<WorklistEntry>> list(
            Access access,
            @RequestParam(required = false) @Nullable String clinicId,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(defaultValue = "200") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidRequest("limit", "must be 1 to " + MOST);
        }
        FindWorklist query = new FindWorklist(access.clinics(clinicId), open, limit);
        return reads.call(access, () -> access.showing(worklist.find(query), WorklistEntry::caseId));
    }

    @GetMapping("/{caseId}")
    Mono<ResponseEntity<AssessmentAnswer>> read(@PathVariable UUID caseId) {
        return work.call(() -> {
            Versioned<AssessmentState> found = find(caseId);
            return ResponseEntity.ok()
                    .eTag("\"" + found.version() + "\"")
                    .body(AssessmentAnswer.of(found.state(), reviewBy(found.state()), notes.ofCase(caseId)));
        });
    }

    @GetMapping("/{caseId}/proposal")
    Mono<ResponseEntity<ProposalAnswer>> proposal(@PathVariable UUID caseId) {
        return work.call(() -> {
            Versioned<AssessmentState> found = find(caseId);
            AssessmentEvent.Proposed proposed = Optional.ofNullable(
                            found.state().proposal())
                    .orElseThrow(() -> new NotFound("proposal for case", caseId));
            return ResponseEntity.ok()
                    .eTag("\"" + found.version() + "\"")
                    .body(ProposalAnswer.of(proposed, library.withHash(proposed.knowledgeHash())));
        });
    }

    @PostMapping("/{caseId}/findings")
    Mono<ResponseEntity<Receipt>> recordFindings(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody FindingsBody body) {
        TakenNote note = taking.note(body.note(), body.entryId(), caseId, request);
        AssessmentCommand command = new AssessmentCommand.RecordFindings(
                caseId,
                body.entryId(),
                check.require(body),
                whole(body.redFlags()),
                whole(body.notAssessedBecause()),
                FindingsCheck.orEmpty(body.proms()).stream()
                        .map(Objects::requireNonNull)
                        .toList(),
                note.noteId(),
                note.takenAt());
        return commands.send(request.identifiedBy(body.entryId()), caseId, body, command, note.keeping());
    }

    @PostMapping("/{caseId}/muscular-cause")
    Mono<ResponseEntity<Receipt>> identifyMuscularCause(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody MuscularCauseBody body) {
        MuscularCauseBody.@Nullable OverrideBody override = body.override();
        UUID commandId = Objects.requireNonNullElseGet(request.idempotencyKey(), Ids::next);
        TakenNote note = taking.note(override == null ? null : override.note(), commandId, caseId, request);
        AssessmentCommand command = new AssessmentCommand.IdentifyMuscularCause(
                caseId, body.chosen(), override == null ? null : override.reason(), note.noteId(), note.takenAt());
        return commands.send(request, caseId, body, command, note.keeping());
    }

    @PostMapping("/{caseId}/referral")
    Mono<ResponseEntity<Receipt>> refer(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody ReferralBody body) {
        TakenNote note = taking.note(body.note(), body.referralId(), caseId, request);
        AssessmentCommand command = new AssessmentCommand.Refer(
                caseId,
                body.referralId(),
                body.category(),
                body.urgency(),
                body.question(),
                FindingsCheck.orEmpty(body.suggestedDiagnostics()),
                note.noteId(),
                note.takenAt());
        return commands.send(request.identifiedBy(body.referralId()), caseId, body, command, note.keeping());
    }

    private Versioned<AssessmentState> find(UUID caseId) {
        return histories
                .read(caseId, AssessmentEvent.class, AssessmentState.EMPTY, AssessmentState::on)
                .orElseThrow(() -> new NotFound("assessment of case", caseId));
    }

    private @Nullable Instant reviewBy(AssessmentState state) {
        return state.course().running()
                ? state.course().since().plus(library.inForce().knowledge().stopAfter())
                : null;
    }

    private static <V> Map<RedFlag, V> whole(@Nullable Map<RedFlag, @Nullable V> answers) {
        Map<RedFlag, V> whole = new EnumMap<>(RedFlag.class);
        FindingsCheck.orEmpty(answers).forEach((flag, value) -> whole.put(flag, Objects.requireNonNull(value)));
        return whole;
    }
}
