package org.backline.dashboard.service;

/** What came of a command. */
public sealed interface Answer {

    /** It was carried out, now or by an earlier request with the same id. */
    record Done() implements Answer {}

    /** It was refused, or nobody knows because the service did not answer. */
    record Refused(Problem problem) implements Answer {}
}
