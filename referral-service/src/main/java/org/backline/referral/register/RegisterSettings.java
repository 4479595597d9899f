package org.backline.referral.register;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the register of athletes is, under {@code backline.services}.
 *
 * @param intake address of intake-service
 * @param nameTimeout how long a resource waits for names before it shows numbers
 */
@ConfigurationProperties("backline.services")
public record RegisterSettings(
        @DefaultValue("http://127.0.0.1:8081") URI intake,
        @DefaultValue("PT1.5S") Duration nameTimeout) {}
