package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.Instrument;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.PromScore;
import org.backline.codes.RedFlag;
import org.jspecify.annotations.Nullable;

/**
 * Everything the reasoning may look at, each input with where it came from. The order in which inputs are given does not
 * matter: they are kept in an order of their own, so the same facts always give the same bytes.
 *
 * @param intakeOrigin where the intake came from
 * @param dayOfCare days since the care began that the scores are to judge; null outside a case
 */
public record CaseFacts(
        EvaluationRequest.Athlete athlete,
        EvaluationRequest.Intake intake,
        Origin intakeOrigin,
        List<FlagInput> flags,
        List<FindingInput> findings,
        List<PromInput> proms,
        @Nullable Integer dayOfCare) {

    public CaseFacts {
        flags = flags.stream().sorted(FLAG_ORDER).toList();
        findings = findings.stream().sorted(FINDING_ORDER).toList();
        proms = proms.stream().sorted(PROM_ORDER).toList();
    }

    /** Facts in which time plays no part. */
    public CaseFacts(
            EvaluationRequest.Athlete athlete,
            EvaluationRequest.Intake intake,
            Origin intakeOrigin,
            List<FlagInput> flags,
            List<FindingInput> findings,
            List<PromInput> proms) {
        this(athlete, intake, intakeOrigin, flags, findings, proms, null);
    }

    private static final Comparator<Origin> ORIGIN_ORDER = Comparator.comparingLong(Origin::second)
            .thenComparing(Origin::eventId, Comparator.nullsFirst(Comparator.naturalOrder()));
    private static final Comparator<FlagInput> FLAG_ORDER = Comparator.comparing(FlagInput::flag)
            .thenComparing(FlagInput::origin, ORIGIN_ORDER)
            .thenComparing(FlagInput::answer)
            .thenComparing(FlagInput::because, Comparator.nullsFirst(Comparator.naturalOrder()));
    private static final Comparator<FindingInput> FINDING_ORDER = Comparator.<FindingInput, ClinicalTest>comparing(
                    input -> input.finding().test())
            .thenComparing(input -> input.finding().side())
            .thenComparing(input -> input.finding().level(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(FindingInput::origin, ORIGIN_ORDER)
            .thenComparing(input -> input.finding().toString());
    private static final Comparator<PromInput> PROM_ORDER = Comparator.<PromInput, Instrument>comparing(
                    input -> input.score().instrument())
            .thenComparing(PromInput::origin, ORIGIN_ORDER)
            .thenComparingDouble(input -> input.score().value());

    /**
     * Where an input came from and when it was taken.
     *
     * @param eventId id of the event that brought it, null outside a case
     * @param visit days since the case began
     * @param second seconds since the case began; for one test, later replaces earlier
     */
    public record Origin(@Nullable String eventId, int visit, long second) {

        /** An input that belongs to no case. */
        public static final Origin NOWHERE = new Origin(null, 0);

        private static final long SECONDS_OF_A_DAY = 86_400;

        /** An input of which only the day matters. */
        public Origin(@Nullable String eventId, int visit) {
            this(eventId, visit, visit * SECONDS_OF_A_DAY);
        }
    }

    /** The answer to one red-flag question; a YES stays a YES whatever is answered later. */
    public record FlagInput(
            RedFlag flag, FlagAnswer answer, @Nullable NotAssessedReason because, Origin origin) {}

    /** The result of one test. */
    public record FindingInput(Finding finding, Origin origin) {}

    /** One score of an outcome measure. */
    public record PromInput(PromScore score, Origin origin) {}

    /** The facts of a stateless evaluation: one visit, no events. */
    public static CaseFacts of(EvaluationRequest request) {
        List<FlagInput> flags = new ArrayList<>();
        for (Map.Entry<RedFlag, FlagAnswer> entry : request.redFlags().entrySet()) {
            flags.add(new FlagInput(entry.getKey(), entry.getValue(), null, Origin.NOWHERE));
        }
        return new CaseFacts(
                request.athlete(),
                request.intake(),
                Origin.NOWHERE,
                flags,
                request.findings().stream()
                        .map(finding -> new FindingInput(finding, Origin.NOWHERE))
                        .toList(),
                request.proms().stream()
                        .map(score -> new PromInput(score, Origin.NOWHERE))
                        .toList());
    }
}
