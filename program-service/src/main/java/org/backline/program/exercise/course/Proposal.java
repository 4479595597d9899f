package org.backline.program.exercise.course;

import java.util.List;
import java.util.UUID;
import org.backline.codes.EvidenceGrade;
import org.jspecify.annotations.Nullable;

/** What the rules propose after the sessions so far, and why; the trainer decides. */
public record Proposal(Kind kind, List<Reason> reasons) {

    public Proposal {
        reasons = List.copyOf(reasons);
    }

    /** From the most cautious to the boldest. */
    public enum Kind {
        /** Stop, and triage the athlete again. */
        STOP,
        /** Back to a lower dose or phase. */
        REGRESS,
        /** Neither back nor on. */
        HOLD,
        /** Nothing against it, and not yet enough for it. */
        CONTINUE,
        /** On to a higher dose or phase. */
        PROGRESS
    }

    /**
     * A rule that speaks for the proposal.
     *
     * @param sessionId the session it looked at, when it is one
     */
    public record Reason(
            String rule,
            String text,
            EvidenceGrade grade,
            @Nullable UUID sessionId) {}
}
