package org.backline.program;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class ProgramService {

    static void main(String[] arguments) {
        SpringApplication.run(ProgramService.class, arguments);
    }
}
