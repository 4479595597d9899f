package org.backline.intake.register;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long records are kept and how far an emergency reaches, under {@code backline.privacy}.
 *
 * @param retention how long an athlete's record is kept after the last case was closed
 * @param emergency limits of emergency access
 */
@ConfigurationProperties("backline.privacy")
public record PrivacySettings(
        @DefaultValue("P7Y") Period retention, @DefaultValue Emergency emergency) {

    /**
     * Limits of emergency access.
     *
     * @param longest the longest time one may ask for
     * @param searches how many searches for an athlete of another clinic one person may make
     * @param per in which time
     */
    public record Emergency(
            @DefaultValue("PT4H") Duration longest,
            @DefaultValue("10") int searches,
            @DefaultValue("PT10M") Duration per) {}
}
