package org.backline.referral.subscription;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code backline.fhir.subscriptions}.
 *
 * @param longestPause the longest time between two attempts to reach a subscriber
 * @param giveUpAfter a subscriber that answers nothing for so long is switched off
 * @param kept how long confirmed events can be asked for again
 */
@ConfigurationProperties("backline.fhir.subscriptions")
public record SubscriptionSettings(
        @DefaultValue("PT15M") Duration longestPause,
        @DefaultValue("P7D") Duration giveUpAfter,
        @DefaultValue("P30D") Duration kept) {}
