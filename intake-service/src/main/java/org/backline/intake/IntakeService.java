package org.backline.intake;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class IntakeService {

    static void main(String[] arguments) {
        SpringApplication.run(IntakeService.class, arguments);
    }
}
