package org.backline.assessment.rehearsal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of the knowledge tried on past cases.
 *
 * @param against the version that was in force meanwhile
 * @param cases how many past cases there are
 * @param done how many of them were reasoned out so far
 * @param changed how many of those come out otherwise
 * @param notReproduced cases that the version in force judged, and of which it now makes something else: always none
 * @param beatAt when it last went on
 */
public record Rehearsal(
        UUID rehearsalId,
        String version,
        String hash,
        String against,
        String againstHash,
        State state,
        long cases,
        long done,
        long changed,
        long notReproduced,
        Instant requestedAt,
        Instant beatAt,
        @Nullable Instant finishedAt) {

    /** How far it has come. */
    public enum State {
        REQUESTED,
        RUNNING,
        DONE,
        FAILED
    }
}
