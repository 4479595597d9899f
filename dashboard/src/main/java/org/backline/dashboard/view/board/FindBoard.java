package org.backline.dashboard.view.board;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the cases of a clinic, most urgent first, then the longest in its stage.
 *
 * @param clinicId null for all clinics
 * @param closed whether closed cases are wanted too
 */
public record FindBoard(@Nullable String clinicId, boolean closed) {}
