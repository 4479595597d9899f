package org.backline.program.exercise.course;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.codes.RedFlag;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session that was done.
 *
 * @param planned how many exercises the session had
 * @param done ids of those that were done
 * @param criteriaMet ids of those whose technique criterion was met
 * @param painBefore 0 to 10
 * @param painDuring 0 to 10
 * @param painNextMorning 0 to 10, when known
 * @param effort 0 to 10, when known
 * @param nightWaking whether pain newly woke the athlete in the night after
 * @param symptomsSpread whether symptoms spread down the leg
 * @param newFlags signs that were not there before
 */
public record SessionFacts(
        UUID sessionId,
        Instant at,
        int phase,
        int planned,
        List<String> done,
        List<String> criteriaMet,
        int painBefore,
        int painDuring,
        @Nullable Integer painNextMorning,
        @Nullable Integer effort,
        boolean nightWaking,
        boolean symptomsSpread,
        List<RedFlag> newFlags) {

    public SessionFacts {
        done = List.copyOf(done);
        criteriaMet = List.copyOf(criteriaMet);
        newFlags = List.copyOf(newFlags);
    }

    /** The same session once the next morning is known. */
    public SessionFacts nextMorning(int pain, boolean woke, boolean spread, List<RedFlag> flags) {
        List<RedFlag> all =
                Stream.concat(newFlags.stream(), flags.stream()).distinct().toList();
        return new SessionFacts(
                sessionId,
                at,
                phase,
                planned,
                done,
                criteriaMet,
                painBefore,
                painDuring,
                pain,
                effort,
                nightWaking || woke,
                symptomsSpread || spread,
                all);
    }

    /** Which part of the session was done, 0 to 1. */
    public double share() {
        return planned == 0 ? 1 : Math.min(1, done.size() / (double) planned);
    }

    /** By how much pain was higher the next morning than before the session; absent while it is not known. */
    public @Nullable Integer morningRise() {
        return painNextMorning == null ? null : painNextMorning - painBefore;
    }
}
