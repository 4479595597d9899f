package org.backline.dashboard.service.program;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as it was logged.
 *
 * @param planned how many exercises it had
 * @param against ids of the rules that speak against going on; empty when it was good
 */
public record Session(
        UUID sessionId,
        List<String> exercisesDone,
        List<String> criteriaMet,
        int painBefore,
        int painDuring,
        @Nullable Integer painNextMorning,
        @Nullable Integer effort,
        boolean nightWaking,
        boolean symptomsSpread,
        List<String> newFlags,
        Instant occurredAt,
        @Nullable Integer phase,
        @Nullable Integer planned,
        @Nullable List<String> against) {

    /** By how much pain was higher the next morning; null while it is not known. */
    public @Nullable Integer rise() {
        return painNextMorning == null ? null : painNextMorning - painBefore;
    }

    /** Whether all of it was done. */
    public boolean isWhole() {
        return planned == null || exercisesDone.size() >= planned;
    }

    /** Whether nothing in it speaks against going on. */
    public boolean isGood() {
        return against != null && against.isEmpty();
    }
}
