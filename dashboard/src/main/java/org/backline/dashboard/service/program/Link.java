package org.backline.dashboard.service.program;

import java.time.Instant;
import java.util.UUID;

/** A signed link of the athlete, without its token. */
public record Link(UUID linkId, Instant expiresAt, boolean revoked, boolean open) {}
