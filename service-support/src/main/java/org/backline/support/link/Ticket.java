package org.backline.support.link;

import java.time.Instant;
import java.util.UUID;

/**
 * What a signed link says.
 *
 * @param about what it opens, for example a case
 * @param linkId its own id
 * @param expiresAt until when
 */
public record Ticket(UUID about, UUID linkId, Instant expiresAt) {}
