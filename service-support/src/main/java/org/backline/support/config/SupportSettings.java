package org.backline.support.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings that every service has, under {@code backline}.
 *
 * @param commands how requests are carried out
 * @param processing how stored events are handled
 */
@ConfigurationProperties("backline")
public record SupportSettings(
        @DefaultValue Commands commands, @DefaultValue Processing processing) {

    /**
     * How requests are carried out.
     *
     * @param threads how many at once; no more than the database pool has connections
     * @param waiting how many may wait before the service sheds; who comes beyond these and the threads is turned away
     *     before anything is done for him
     * @param patience how long a request may wait until it begins; a person who waits longer has asked again
     * @param lateness how long the one who has waited longest may have waited when somebody else is let in
     * @param answer how long the database may be silent after a question of a request; beyond that its connection is given
     *     up. Longer than a disk hesitates, and short enough that a request whose database vanished is told so in seconds
     * @param remembered how many events the aggregates of each kind that are kept in memory may have between them; 0 reads
     *     each anew
     */
    public record Commands(
            @DefaultValue("12") int threads,
            @DefaultValue("400") int waiting,
            @DefaultValue("PT3S") Duration patience,
            @DefaultValue("PT0.5S") Duration lateness,
            @DefaultValue("PT2.5S") Duration answer,
            @DefaultValue("10000") int remembered) {}

    /**
     * How stored events are handled.
     *
     * @param threads how many batches of a service are handled at once, whichever processors they are for: what comes while
     *     all are at work waits and makes the batches larger. Those that send to the broker have threads of their own
     * @param segments into how many lanes a processor splits its cases; fixed when it first starts
     * @param batch events in one transaction of a view; each has a savepoint when one has failed, and more than 64 would
     *     overflow a cache of PostgreSQL
     * @param answer how long the database may be silent after a question of a processor, before its connection is given up
     * @param tick how soon events stored by another copy are noticed
     */
    public record Processing(
            @DefaultValue("3") int threads,
            @DefaultValue("2") int segments,
            @DefaultValue("60") int batch,
            @DefaultValue("PT10S") Duration answer,
            @DefaultValue("PT0.1S") Duration tick) {}
}
