package org.backline.intake.door;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.backline.codes.RedFlag;
import org.jspecify.annotations.Nullable;

/** A condition on the intake's facts; an unknown fact never makes it hold. */
@FunctionalInterface
interface DoorCondition {

    /**
     * Whether it holds.
     *
     * @param flag the flag whose rule asks
     */
    boolean holds(DoorFacts facts, RedFlag flag);

    static DoorCondition all(List<DoorCondition> parts) {
        return (facts, flag) -> parts.stream().allMatch(part -> part.holds(facts, flag));
    }

    static DoorCondition atLeast(int count, List<DoorCondition> parts) {
        return (facts, flag) ->
                parts.stream().filter(part -> part.holds(facts, flag)).count() >= count;
    }

    static DoorCondition of(Predicate<DoorFacts> fact) {
        return (facts, flag) -> fact.test(facts);
    }

    /** Another flag is positive, besides the asking one and these. */
    static DoorCondition withOtherFlag(Set<RedFlag> except) {
        return (facts, flag) -> facts.positive().stream().anyMatch(other -> other != flag && !except.contains(other));
    }

    /** The code is known and one of these. */
    static boolean oneOf(List<String> codes, @Nullable Enum<?> value) {
        return value != null && codes.contains(value.name());
    }
}
