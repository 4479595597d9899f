package org.backline.dashboard.service;

import tools.jackson.databind.JsonNode;

/** What came of a command. */
public sealed interface Answer {

    /**
     * It was carried out, now or by an earlier request with the same id.
     *
     * @param body what the service said to that; missing when it said nothing
     */
    record Done(JsonNode body) implements Answer {}

    /** It was refused, or nobody knows because the service did not answer. */
    record Refused(Problem problem) implements Answer {}
}
