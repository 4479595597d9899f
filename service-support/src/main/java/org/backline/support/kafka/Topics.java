package org.backline.support.kafka;

/** Names and shape of the topics. The number of partitions never changes: it decides the order of a case's events. */
public final class Topics {

    /** Every published event, keyed by case. */
    public static final String CASE_EVENTS = "case-events";

    /** Records that could not be read, with the reason. */
    public static final String DEAD_LETTERS = "case-events.dlt";

    /** The public feed for physicians' systems, keyed by referral. */
    public static final String REFERRAL_EVENTS = "referral-events";

    static final int PARTITIONS = 6;

    private Topics() {}
}
