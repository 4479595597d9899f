package org.backline.program.web;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.backline.codes.MuscularPattern;
import org.backline.program.view.outcomes.FindOutcomes;
import org.backline.program.view.outcomes.OutcomeEntry;
import org.backline.program.view.outcomes.OutcomesProjection;
import org.backline.support.access.Access;
import org.backline.support.access.Reads;
import org.backline.support.web.FieldProblem;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What works for whom, over HTTP. */
@RestController
class OutcomeController {

    private final OutcomesProjection outcomes;
    private final Reads reads;

    OutcomeController(OutcomesProjection outcomes, Reads reads) {
        this.outcomes = outcomes;
        this.reads = reads;
    }

    /**
     * The rows with what they are worth.
     *
     * @param caution how they must not be read
     */
    record OutcomesView(List<OutcomeEntry> rows, String caution) {

        OutcomesView {
            rows = List.copyOf(rows);
        }
    }

    /** Change of pain and function by exercise, cause or clinic. */
    @GetMapping("/outcomes")
    Mono<OutcomesView> find(
            Access access,
            @RequestParam(defaultValue = "EXERCISE") String by,
            @RequestParam(required = false) @Nullable String exercise,
            @RequestParam(required = false) @Nullable String cause,
            @RequestParam(required = false) @Nullable String clinicId) {
        FindOutcomes query = new FindOutcomes(
                code("by", by, FindOutcomes.By.class),
                exercise,
                cause == null ? null : code("cause", cause, MuscularPattern.class),
                access.clinics(clinicId));
        return reads.call(
                access,
                () -> new OutcomesView(
                        nobody(access, outcomes.find(query)),
                        "Exercises of one program share its outcome, and backs get better by themselves: a row shows what went"
                                + " together in these programs, not what did it. Intervals are 95 %; below "
                                + OutcomeEntry.SHOWN_FROM + " programs only the count is shown."));
    }

    /** Sums over programs show no one's record. */
    private static List<OutcomeEntry> nobody(Access access, List<OutcomeEntry> rows) {
        access.showing(List.<UUID>of(), id -> id);
        return rows;
    }

    private static <E extends Enum<E>> E code(String field, String value, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(code -> code.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest(List.of(new FieldProblem(
                        field,
                        "does not know this code",
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).toList()))));
    }
}
