package org.backline.events.broken;

import java.util.UUID;
import org.backline.events.EventVersion;
import tools.jackson.databind.JsonNode;

/** The published language leans on nothing but the JDK and annotations. */
@EventVersion(1)
public record EventThatKnowsALibrary(UUID caseId, JsonNode payload) {}
