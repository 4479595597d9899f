package org.backline.local.signin;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Starts the sign-in of the one-command run, for this machine only. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties({SignInSettings.class, DemoPeople.class})
public class SignInServer {

    /** Runs until it is told to end. */
    public static void main(String[] arguments) {
        SpringApplication.run(SignInServer.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
