package org.backline.dashboard;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The dashboard's process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Dashboard {

    public static void main(String[] arguments) {
        SpringApplication.run(Dashboard.class, arguments);
    }
}
