package org.backline.intake.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.intake.domain.CaseCommand;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Commands;
import org.backline.support.command.Receipt;
import org.backline.support.note.Notes;
import org.backline.support.time.Ids;
import org.backline.support.web.FieldProblem;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Corrections of what was recorded, over HTTP. */
@RestController
class AmendmentController {

    private static final double LARGEST = 10_000;

    private final Commands commands;
    private final Notes notes;
    private final Clock clock;

    AmendmentController(Commands commands, Notes notes, Clock clock) {
        this.commands = commands;
        this.notes = notes;
        this.clock = clock;
    }

    /** Corrects the intake or an entry of findings; what was recorded stays in the history. */
    @PostMapping("/cases/{caseId}/amendments")
    Mono<ResponseEntity<Receipt>> amend(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody AmendmentBody body) {
        check(body);
        Instant now = clock.instant();
        String note = body.note();
        @Nullable UUID noteId = note == null || note.isBlank() ? null : Ids.next();
        var command = new CaseCommand.Amend(
                caseId,
                body.amendmentId(),
                body.entryId(),
                body.reason(),
                body.correction(),
                body.corrected(),
                body.gone(),
                body.answers(),
                body.reasons(),
                noteId,
                Ids.next(),
                now);
        return commands.send(request.identifiedBy(body.amendmentId()), caseId, body, command, () -> {
            if (noteId != null) {
                notes.keep(noteId, caseId, request.caller().subject(), now, Objects.requireNonNull(note));
            }
        });
    }

    private static void check(AmendmentBody body) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int index = 0; index < body.corrected().size(); index++) {
            Finding finding = body.corrected().get(index);
            String field = "findings[" + index + "]";
            if (finding.test() == null || finding.side() == null) {
                problems.add(new FieldProblem(field, "must name a test and a side"));
            }
            if (finding.result() == null && finding.value() == null) {
                problems.add(new FieldProblem(field + ".result", "is required when no value is given"));
            }
            if ((finding.value() == null) != (finding.unit() == null)) {
                problems.add(new FieldProblem(field + ".unit", "goes with a value, and a value with its unit"));
            }
            if (finding.value() != null && !(Math.abs(finding.value()) <= LARGEST)) {
                problems.add(new FieldProblem(field + ".value", "must be -10000 to 10000"));
            }
            if (finding.pain() != null && (finding.pain() < 0 || finding.pain() > 10)) {
                problems.add(new FieldProblem(field + ".pain", "must be 0 to 10"));
            }
        }
        for (int index = 0; index < body.gone().size(); index++) {
            if (body.gone().get(index).test() == null || body.gone().get(index).side() == null) {
                problems.add(new FieldProblem("retracted[" + index + "]", "must name a test and a side"));
            }
        }
        body.answers().forEach((flag, answer) -> {
            if (answer == FlagAnswer.NOT_ASSESSED && !body.reasons().containsKey(flag)) {
                problems.add(new FieldProblem(
                        "notAssessedBecause." + flag, "must give the reason why the flag was not assessed"));
            }
        });
        body.reasons().keySet().stream()
                .filter(flag -> body.answers().get(flag) != FlagAnswer.NOT_ASSESSED)
                .forEach(flag -> problems.add(new FieldProblem(
                        "notAssessedBecause." + flag, "belongs only to a flag answered NOT_ASSESSED")));
        if (!problems.isEmpty()) {
            throw new InvalidRequest(problems.stream()
                    .sorted(Comparator.comparing(FieldProblem::field))
                    .toList());
        }
    }
}
