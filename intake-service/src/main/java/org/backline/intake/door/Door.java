package org.backline.intake.door;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backline.codes.CauseCategory;
import org.backline.codes.FlagAnswer;
import org.backline.codes.RedFlag;
import org.backline.codes.Urgency;
import org.backline.intake.domain.DoorReferral;
import org.backline.intake.domain.IntakeForm;
import org.jspecify.annotations.Nullable;

/**
 * Decides from the intake alone whether a physician is asked at once. The rules are the published red flags; what is
 * unknown never makes a rule hold, and never makes one fail to hold that another answer already met.
 */
public final class Door {

    private final List<DoorRule> rules;

    Door(List<DoorRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The rules shipped with the published codes. */
    public static Door published() {
        return new Door(DoorRules.read());
    }

    /** The flags a trainer must answer: all but those that the rules derive. */
    public Set<RedFlag> asked() {
        Set<RedFlag> asked = EnumSet.noneOf(RedFlag.class);
        for (DoorRule rule : rules) {
            if (rule.asked()) {
                asked.add(rule.flag());
            }
        }
        return asked;
    }

    /** The referral that the answers ask for by themselves, when any of them is an emergency or urgent. */
    public Optional<DoorReferral> judge(IntakeForm form) {
        Set<RedFlag> positive = positive(form);
        DoorFacts facts = new DoorFacts(form, positive);
        List<Raised> raised = new ArrayList<>();
        for (DoorRule rule : rules) {
            if (positive.contains(rule.flag())) {
                raised(rule, facts).ifPresent(raised::add);
            }
        }
        List<Raised> pressing = raised.stream()
                .filter(one -> one.urgency() != Urgency.ROUTINE)
                .sorted()
                .toList();
        if (pressing.isEmpty()) {
            return Optional.empty();
        }
        Raised worst = pressing.getFirst();
        return Optional.of(new DoorReferral(
                worst.urgency(),
                worst.category(),
                pressing.stream().map(one -> one.flag().name()).toList(),
                List.copyOf(positive)));
    }

    /** Answered yes, or implied by what else was said; a flag that implies another is looked at until nothing is new. */
    private Set<RedFlag> positive(IntakeForm form) {
        Set<RedFlag> positive = EnumSet.noneOf(RedFlag.class);
        form.redFlags().forEach((flag, answer) -> {
            if (answer == FlagAnswer.YES) {
                positive.add(flag);
            }
        });
        int before;
        do {
            before = positive.size();
            DoorFacts facts = new DoorFacts(form, positive);
            for (DoorRule rule : rules) {
                boolean denied = form.redFlags().get(rule.flag()) == FlagAnswer.NO;
                if (rule.impliedBy().stream().anyMatch(implied -> implied.holds(facts, rule.flag(), denied))) {
                    positive.add(rule.flag());
                }
            }
        } while (positive.size() > before);
        return positive;
    }

    private static Optional<Raised> raised(DoorRule rule, DoorFacts facts) {
        @Nullable Urgency urgency = rule.alone();
        for (DoorRule.Escalation escalation : rule.escalations()) {
            boolean higher = urgency == null || escalation.to().compareTo(urgency) < 0;
            if (higher && escalation.when().holds(facts, rule.flag())) {
                urgency = escalation.to();
            }
        }
        return urgency == null ? Optional.empty() : Optional.of(new Raised(rule.flag(), urgency, rule.category()));
    }

    private record Raised(RedFlag flag, Urgency urgency, CauseCategory category) implements Comparable<Raised> {

        @Override
        public int compareTo(Raised other) {
            int byUrgency = urgency.compareTo(other.urgency);
            return byUrgency == 0 ? flag.compareTo(other.flag) : byUrgency;
        }
    }
}
