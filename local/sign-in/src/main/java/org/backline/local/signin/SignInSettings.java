package org.backline.local.signin;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What whoever starts this server decides.
 *
 * @param data folder of the signing key and of what a restart must not forget
 * @param dashboard where the pages are, to which people return after they signed in or out
 */
@ConfigurationProperties("backline.sign-in")
record SignInSettings(Path data, URI dashboard, Secrets secrets, Limits attempts) {

    /** Secrets of the clients; blank where a client is not wanted. */
    record Secrets(String dashboard, String cli, String ehrPeer) {}

    /** How often somebody may try a password. */
    record Limits(Limit ofAName, Limit fromAnAddress) {}

    /**
     * A number of attempts at once, and then one more each time a while has passed.
     *
     * @param burst at least 1
     */
    record Limit(int burst, Duration every) {

        Limit {
            if (burst < 1 || !every.isPositive()) {
                throw new IllegalArgumentException(
                        "A limit allows 1 attempt or more and has a duration, not %d and %s".formatted(burst, every));
            }
        }
    }

    /** The web address without its path: what a content security policy names. */
    String dashboardOrigin() {
        return dashboard.getScheme()
                + "://"
                + dashboard.getHost()
                + Optional.of(dashboard.getPort())
                        .filter(port -> port > 0)
                        .map(port -> ":" + port)
                        .orElse("");
    }
}
