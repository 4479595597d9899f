package org.backline.assessment.config;

import org.backline.assessment.domain.Proposing;
import org.backline.assessment.library.KnowledgeLibrary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What proposals stand on: the version of the knowledge that is in force. A wrong file of the release stops the start. */
@Configuration(proxyBeanMethods = false)
class KnowledgeConfiguration {

    @Bean
    Proposing proposing(KnowledgeLibrary library) {
        return new Proposing(library::inForce);
    }
}
