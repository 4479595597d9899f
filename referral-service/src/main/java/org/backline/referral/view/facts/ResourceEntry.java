package org.backline.referral.view.facts;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a resource belongs.
 *
 * @param clinicId the clinic that holds its case
 * @param lastUpdated when its newest version came to be
 */
public record ResourceEntry(String type, UUID id, UUID caseId, String clinicId, Instant lastUpdated) {}
