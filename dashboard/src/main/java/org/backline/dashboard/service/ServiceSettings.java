package org.backline.dashboard.service;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services are, under {@code backline.services}.
 *
 * @param timeout how long a form waits for its service
 * @param nameTimeout how long a page waits for the athletes' names before it shows their numbers
 */
@ConfigurationProperties("backline.services")
public record ServiceSettings(
        @DefaultValue("http://127.0.0.1:8081") URI intake,
        @DefaultValue("http://127.0.0.1:8082") URI assessment,
        @DefaultValue("http://127.0.0.1:8083") URI program,
        @DefaultValue("http://127.0.0.1:8084") URI referral,
        @DefaultValue("PT5S") Duration timeout,
        @DefaultValue("PT1.5S") Duration nameTimeout) {

    URI of(Service service) {
        return switch (service) {
            case INTAKE -> intake;
            case ASSESSMENT -> assessment;
            case PROGRAM -> program;
            case REFERRAL -> referral;
        };
    }
}
