package org.backline.dashboard.view.board;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.backline.codes.StopReason;
import org.jspecify.annotations.Nullable;

/**
 * A program as the board needs it.
 *
 * @param phase 1 to 4; null before it is assigned
 * @param stopped why it ended early, when it did
 * @param since when it came into its state
 * @param recordedAt when that was recorded
 */
public record BoardProgram(
        UUID programId,
        ProgramState state,
        @Nullable Integer phase,
        @Nullable StopReason stopped,
        Instant startedAt,
        Instant since,
        @JsonIgnore Instant recordedAt) {}
