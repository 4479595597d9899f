package org.backline.assessment.web;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.backline.assessment.domain.AssessmentCommand;
import org.backline.assessment.view.scorecard.ConfusionEntry;
import org.backline.assessment.view.scorecard.DiagnosedEntry;
import org.backline.assessment.view.scorecard.FindDiagnosed;
import org.backline.assessment.view.scorecard.FindScorecard;
import org.backline.assessment.view.scorecard.ReviewEntry;
import org.backline.assessment.view.scorecard.RuleEntry;
import org.backline.assessment.view.scorecard.Scorecard;
import org.backline.assessment.web.NoteTaking.TakenNote;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.support.access.Access;
import org.backline.support.access.Reads;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Commands;
import org.backline.support.command.Receipt;
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

/** How the first proposals stood the test of what physicians found. */
@RestController
@RequestMapping("/scorecard")
class ScorecardController {

    private static final int MOST = 500;

    private final Scorecard scorecard;
    private final Reads reads;
    private final Commands commands;
    private final NoteTaking taking;

    ScorecardController(Scorecard scorecard, Reads reads, Commands commands, NoteTaking taking) {
        this.scorecard = scorecard;
        this.reads = reads;
        this.commands = commands;
        this.taking = taking;
    }

    @GetMapping
    Mono<ScorecardAnswer> read(
            Access access,
            @RequestParam(required = false) @Nullable String clinicId,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable String flag) {
        FindScorecard query = new FindScorecard(access.clinics(clinicId), rule, flag);
        return reads.call(access, () -> new ScorecardAnswer(scorecard.confusion(query), scorecard.rules(query)));
    }

    /** The cases behind a number of the table, for those who may see individuals. */
    @GetMapping("/cases")
    Mono<List<DiagnosedEntry>> cases(
            Access access,
            @RequestParam(required = false) @Nullable String clinicId,
            @RequestParam(required = false) @Nullable Disposition disposition,
            @RequestParam(required = false) @Nullable CauseCategory diagnosis,
            @RequestParam(required = false) @Nullable Boolean missed,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        checked(limit);
        FindDiagnosed query = new FindDiagnosed(access.clinics(clinicId), disposition, diagnosis, missed, after, limit);
        return reads.call(access, () -> access.showing(scorecard.diagnosed(query), DiagnosedEntry::caseId));
    }

    @GetMapping("/reviews")
    Mono<List<ReviewEntry>> reviews(
            Access access,
            @RequestParam(required = false) @Nullable String clinicId,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(defaultValue = "200") int limit) {
        checked(limit);
        return reads.call(
                access,
                () -> access.showing(scorecard.reviews(access.clinics(clinicId), open, limit), ReviewEntry::caseId));
    }

    private static void checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidRequest("limit", "must be 1 to " + MOST);
        }
    }

    /** Closes the review of a missed referral with what it found. */
    @PostMapping("/reviews/{caseId}/conclusion")
    Mono<ResponseEntity<Receipt>> conclude(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody ReviewBody body) {
        TakenNote note = taking.note(body.note(), body.reviewId(), caseId, request);
        AssessmentCommand command = new AssessmentCommand.ReviewMissedReferral(
                caseId, body.reviewId(), body.finding(), request.caller().subject(), note.noteId(), note.takenAt());
        return commands.send(request.identifiedBy(body.reviewId()), caseId, body, command, note.keeping());
    }

    /**
     * The scorecard; every row says of which clinic it is.
     *
     * @param table first proposals against later diagnoses
     * @param rules each rule and red flag, or the one asked for, against whether a physician was needed
     */
    record ScorecardAnswer(List<ConfusionEntry> table, List<RuleEntry> rules) {

        ScorecardAnswer {
            table = List.copyOf(table);
            rules = List.copyOf(rules);
        }
    }
}
