package org.backline.intake.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backline.codes.Participation;
import org.backline.codes.Restriction;
import org.jspecify.annotations.Nullable;

/**
 * What an athlete may take part in.
 *
 * @param restrictions of limited participation
 * @param until last day of it; absent when open-ended
 * @param since when it was last said; absent while nobody has
 */
public record Standing(
        Participation participation,
        List<Restriction> restrictions,
        @Nullable LocalDate until,
        @Nullable Instant since) {

    static final Standing FULL = new Standing(Participation.FULL, List.of(), null, null);

    public Standing {
        restrictions = List.copyOf(restrictions);
    }

    boolean says(Participation other, List<Restriction> otherRestrictions) {
        return participation == other && Set.copyOf(restrictions).equals(Set.copyOf(otherRestrictions));
    }

    /** Whether it was said after this moment. */
    boolean isNewerThan(Instant at) {
        return since != null && since.isAfter(at);
    }

    /** What is left under a limit; empty when the limit takes nothing away. */
    Optional<Limit> under(Limit limit) {
        if (participation == Participation.OUT || limit.participation() == Participation.FULL) {
            return Optional.empty();
        }
        if (limit.participation() == Participation.OUT) {
            return Optional.of(new Limit(Participation.OUT, List.of()));
        }
        Set<Restriction> both = EnumSet.noneOf(Restriction.class);
        both.addAll(restrictions);
        boolean more = both.addAll(limit.restrictions());
        return more ? Optional.of(new Limit(Participation.LIMITED, List.copyOf(both))) : Optional.empty();
    }
}
