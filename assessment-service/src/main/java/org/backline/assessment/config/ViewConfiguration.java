package org.backline.assessment.config;

import java.util.List;
import org.backline.assessment.rehearsal.PastCaseProjection;
import org.backline.assessment.review.CareClockProjection;
import org.backline.assessment.view.scorecard.ScorecardProjection;
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

    @Bean
    View careClockView() {
        return new View(CareClockProjection.GROUP, List.of(CareClockProjection.TABLE));
    }

    @Bean
    View pastCaseView() {
        return new View(PastCaseProjection.GROUP, List.of(PastCaseProjection.TABLE));
    }

    @Bean
    View scorecardView() {
        return new View(ScorecardProjection.GROUP, List.of(ScorecardProjection.TABLE));
    }
}
