package org.backline.assessment.web;

import java.util.List;
import org.backline.assessment.view.scorecard.ConfusionEntry;
import org.backline.assessment.view.scorecard.FindScorecard;
import org.backline.assessment.view.scorecard.ReviewEntry;
import org.backline.assessment.view.scorecard.RuleEntry;
import org.backline.assessment.view.scorecard.Scorecard;
import org.backline.support.access.Access;
import org.backline.support.access.Reads;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
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

    ScorecardController(Scorecard scorecard, Reads reads) {
        this.scorecard = scorecard;
        this.reads = reads;
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

    @GetMapping("/reviews")
    Mono<List<ReviewEntry>> reviews(
            Access access,
            @RequestParam(required = false) @Nullable String clinicId,
            @RequestParam(defaultValue = "200") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidRequest("limit", "must be 1 to " + MOST);
        }
        return reads.call(
                access, () -> access.showing(scorecard.reviews(access.clinics(clinicId), limit), ReviewEntry::caseId));
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
