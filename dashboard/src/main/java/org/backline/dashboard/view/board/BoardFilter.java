package org.backline.dashboard.view.board;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which cases of the board are wanted.
 *
 * @param clinics only of these
 * @param trainerId only those of this trainer
 * @param sport only those of this sport
 * @param who only those of these athletes
 */
public record BoardFilter(
        Set<String> clinics,
        @Nullable String trainerId,
        @Nullable String sport,
        @Nullable Who who) {

    public BoardFilter {
        clinics = Set.copyOf(clinics);
    }

    /** Every case of these clinics. */
    public static BoardFilter of(Set<String> clinics) {
        return new BoardFilter(clinics, null, null, null);
    }

    /**
     * Athletes, by id or by how their number begins.
     *
     * @param number the digits of the number, in lower case; null for none
     */
    public record Who(Set<UUID> athletes, @Nullable String number) {

        public Who {
            athletes = Set.copyOf(athletes);
        }
    }
}
