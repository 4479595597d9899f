package org.backline.intake.web;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.backline.codes.FlagAnswer;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.RedFlag;
import org.backline.intake.door.Door;
import org.backline.support.web.FieldProblem;
import org.backline.support.web.InvalidRequest;
import org.springframework.stereotype.Component;

/** What an intake must say beyond the range of each field. */
@Component
class IntakeChecks {

    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
    private static final Duration OLDEST = Duration.ofDays(366);

    private final Door door;
    private final Clock clock;

    IntakeChecks(Door door, Clock clock) {
        this.door = door;
        this.clock = clock;
    }

    /**
     * Refuses what is incomplete.
     *
     * @throws InvalidRequest naming every field that is wrong
     */
    void check(IntakeBody body) {
        List<FieldProblem> problems = new ArrayList<>();
        if (body.occurredAt().isAfter(clock.instant().plus(CLOCKS_APART))) {
            problems.add(new FieldProblem("occurredAt", "must not be in the future"));
        }
        if (body.occurredAt().isBefore(clock.instant().minus(OLDEST))) {
            problems.add(new FieldProblem("occurredAt", "must not be more than a year ago"));
        }
        Map<RedFlag, NotAssessedReason> reasons = Objects.requireNonNullElse(body.notAssessedBecause(), Map.of());
        for (RedFlag flag : door.asked()) {
            if (!body.redFlags().containsKey(flag)) {
                problems.add(new FieldProblem("redFlags." + flag, "must be answered YES, NO or NOT_ASSESSED"));
            }
        }
        body.redFlags().forEach((flag, answer) -> {
            if (answer == FlagAnswer.NOT_ASSESSED && !reasons.containsKey(flag)) {
                problems.add(new FieldProblem(
                        "notAssessedBecause." + flag, "must give the reason why the flag was not assessed"));
            }
        });
        reasons.keySet().stream()
                .filter(flag -> body.redFlags().get(flag) != FlagAnswer.NOT_ASSESSED)
                .forEach(flag -> problems.add(new FieldProblem(
                        "notAssessedBecause." + flag, "belongs only to a flag answered NOT_ASSESSED")));
        if (!problems.isEmpty()) {
            throw new InvalidRequest(problems.stream()
                    .sorted(java.util.Comparator.comparing(FieldProblem::field))
                    .toList());
        }
    }
}
