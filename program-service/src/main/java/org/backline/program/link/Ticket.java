package org.backline.program.link;

import java.time.Instant;
import java.util.UUID;

/** What a signed link says: the case whose athlete it is for, its own id, and until when. */
public record Ticket(UUID caseId, UUID linkId, Instant expiresAt) {}
