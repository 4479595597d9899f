package org.backline.dashboard.config;

import java.util.List;
import org.backline.support.kafka.Subscription;
import org.backline.support.operations.View;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the dashboard takes in, and the views it makes of it. */
@Configuration(proxyBeanMethods = false)
class DashboardConfiguration {

    @Bean
    Subscription subscription() {
        return Subscription.toEverything();
    }

    @Bean
    View board() {
        return new View(
                "board",
                List.of(
                        "board",
                        "board_program",
                        "board_referral",
                        "board_referral_step",
                        "board_pain",
                        "board_correction",
                        "board_line"));
    }

    @Bean
    View timeline() {
        return new View("timeline", List.of("timeline"));
    }

    @Bean
    View casefile() {
        return new View(
                "casefile",
                List.of("casefile", "casefile_entry", "casefile_program", "casefile_session", "casefile_correction"));
    }

    @Bean
    View physicianInbox() {
        return new View(
                "physician_inbox", List.of("physician_inbox", "physician_inbox_responsible", "physician_inbox_step"));
    }

    @Bean
    View department() {
        return new View("department", List.of("department_case", "department_referral"));
    }

    @Bean
    View functionTrend() {
        return new View("function_trend", List.of("function_trend"));
    }
}
