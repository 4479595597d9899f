package org.backline.assessment.config;

import org.backline.assessment.bridge.AssessmentListener;
import org.backline.support.kafka.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which published events this service takes in. */
@Configuration(proxyBeanMethods = false)
class KafkaBridgeConfiguration {

    @Bean
    Subscription subscription() {
        return new Subscription(AssessmentListener.LISTENS_TO);
    }
}
