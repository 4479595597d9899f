package org.backline.events;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.PhysicianAnswer;

/**
 * The loop is closed: a physician answered, the trainer reconciled, and no ordered study is awaited.
 */
@EventVersion(1)
public record ReferralClosed(UUID caseId, String clinicId, Instant occurredAt, UUID referralId, PhysicianAnswer answer)
        implements PublishedEvent {}
