package org.backline.referral.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.backline.referral.fhir.SubscriptionReading;
import org.backline.referral.fhir.Unacceptable;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where notices may go, and where they may not. */
class EndpointsTest {

    private final Endpoints guarded = new Endpoints(settings(false));

    private static SubscriptionSettings settings(boolean internal) {
        return new SubscriptionSettings(internal, Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofDays(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ehr.example.org/hook",
                "https://127.0.0.1/hook",
                "https://10.1.2.3/hook",
                "https://172.16.0.1/hook",
                "https://192.168.1.1/hook",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/hook",
                "https://0.0.0.0/hook",
                "https://[::1]/hook",
                "https://[fd00::1]/hook",
                "https://[fe80::1]/hook",
                "https://[::ffff:127.0.0.1]/hook",
                "https://[64:ff9b::7f00:1]/hook",
                "https://2130706433/hook",
                "https://localhost/hook",
                "https://user:secret@ehr.example.org/hook",
                "ftp://ehr.example.org/hook",
                "file:///etc/passwd",
                "/hook"
            })
    void noNoticeGoesInside(String endpoint) {
        assertThatThrownBy(() -> guarded.check(URI.create(endpoint))).isInstanceOf(Unacceptable.class);
    }

    @Test
    void aNoticeGoesToAPublicAddress() {
        assertThatCode(() -> guarded.check(URI.create("https://ehr.example.org:8443/hook?of=backline")))
                .doesNotThrowAnyException();
        assertThatCode(() -> guarded.check(URI.create("https://203.0.114.7/hook")))
                .doesNotThrowAnyException();
    }

    @Test
    void whereBacklineIsTriedOutASubscriberMayBeOnThisMachine() {
        assertThatCode(() -> new Endpoints(settings(true)).check(URI.create("http://127.0.0.1:9999/hook")))
                .doesNotThrowAnyException();
    }

    @Test
    void aNameThatPointsInsideIsNotConnectedTo() throws Exception {
        assertThat(Endpoints.isInside(InetAddress.getLoopbackAddress())).isTrue();
        String own = "localhost.localdomain";
        Subscriber subscriber = new Subscriber(
                Ids.next(),
                1,
                "ehr-peer",
                Set.of(),
                "",
                "active",
                new SubscriptionReading(
                        false,
                        "",
                        URI.create("https://" + own + ":1/hook"),
                        List.of(),
                        false,
                        "id-only",
                        "application/fhir+json",
                        null,
                        null,
                        2,
                        1,
                        null),
                java.time.Instant.EPOCH,
                0,
                0,
                true,
                0,
                null);
        try (Hook hook = new Hook(guarded)) {
            assertThatThrownBy(() -> hook.send(subscriber, "{}"))
                    .hasRootCauseInstanceOf(java.net.UnknownHostException.class);
        }
    }
}
