package org.backline.dashboard.view.board;

import java.time.Instant;

/**
 * One answer to "how bad is it".
 *
 * @param value 0 to 10
 */
public record PainReading(Instant at, PainKind kind, int value) {}
