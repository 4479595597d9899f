package org.backline.intake.domain;

import java.util.UUID;

/**
 * A case that emergency access opens.
 *
 * @param clinicId the clinic that holds it
 */
public record OpenCase(UUID caseId, String clinicId) {}
