package org.backline.assessment.config;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the assessment service. */
@SpringBootApplication(scanBasePackages = "org.backline.assessment", proxyBeanMethods = false)
public class AssessmentService {

    /** Starts the service and runs until it is told to end. */
    public static void main(String[] arguments) {
        SpringApplication.run(AssessmentService.class, arguments);
    }
}
