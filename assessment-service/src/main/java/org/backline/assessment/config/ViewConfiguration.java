package org.backline.assessment.config;

import java.util.List;
import org.backline.assessment.view.worklist.WorklistProjection;
import org.backline.support.operations.View;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The views of this service, for the operator's tools. */
@Configuration(proxyBeanMethods = false)
class ViewConfiguration {

    @Bean
    View worklistView() {
        return new View(WorklistProjection.GROUP, List.of(WorklistProjection.TABLE));
    }
}
