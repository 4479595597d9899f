package org.backline.support.note;

import java.time.Instant;
import java.util.UUID;

/**
 * Free text that a person wrote about a case, or about an athlete.
 *
 * @param body at most {@link Notes#LONGEST} characters
 */
public record Note(UUID noteId, UUID caseId, String author, Instant takenAt, String body) {}
