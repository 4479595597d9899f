package org.backline.referral.config;

import java.time.Duration;
import java.util.Map;
import org.backline.codes.Urgency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How outside systems and physicians are told, under {@code backline.channels}.
 *
 * @param dashboard where people read and answer; goes into links, without a slash at its end
 * @param from sender's address of e-mails
 * @param tick how often what is due is looked for
 * @param sending false: this copy of the service makes deliveries and leaves sending to others
 * @param first pause after the first failed try; each further one is twice as long
 * @param longest no pause is longer
 * @param patience how long a delivery is tried before it is given up
 * @param linkKey key of the links to answer by, Base64 of at least 32 bytes; empty: one made once and kept in the database
 * @param linkValid how long such a link answers
 */
@ConfigurationProperties("backline.channels")
record ChannelSettings(
        @DefaultValue("http://127.0.0.1:8080") String dashboard,
        @DefaultValue("backline@localhost") String from,
        @DefaultValue("PT1S") Duration tick,
        @DefaultValue("true") boolean sending,
        @DefaultValue("PT5S") Duration first,
        @DefaultValue("PT6H") Duration longest,
        @DefaultValue("P3D") Duration patience,
        @DefaultValue("") String linkKey,
        @DefaultValue LinkValid linkValid) {

    /** How long a link answers, by urgency. */
    record LinkValid(
            @DefaultValue("P2D") Duration emergency,
            @DefaultValue("P7D") Duration urgent,
            @DefaultValue("P21D") Duration routine) {

        Map<Urgency, Duration> byUrgency() {
            return Map.of(Urgency.EMERGENCY, emergency, Urgency.URGENT, urgent, Urgency.ROUTINE, routine);
        }
    }

    /** The key is never written anywhere by accident. */
    @Override
    public String toString() {
        return "ChannelSettings[" + dashboard + "]";
    }
}
