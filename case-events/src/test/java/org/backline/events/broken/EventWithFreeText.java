package org.backline.events.broken;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.events.EventVersion;

/** Free text and names stay out of events, whole, in part, and inside lists and maps. */
@EventVersion(1)
public record EventWithFreeText(
        UUID caseId,
        String note,
        String text,
        String comment,
        String name,
        String description,
        String athleteName,
        String noteId,
        List<String> comments,
        Map<UUID, String> nameByAthlete) {}
