package org.backline.referral.subscription;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.backline.referral.fhir.SubscriptionReading;
import org.backline.referral.outside.AddressGuard;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;

/** How a notice leaves, and what it does not reach. */
class HookTest {

    @Test
    void aNameThatPointsInsideIsNotConnectedTo() throws Exception {
        String own = "localhost";
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
        try (Hook hook = new Hook(new AddressGuard(true))) {
            assertThatThrownBy(() -> hook.send(subscriber, "{}"))
                    .hasRootCauseInstanceOf(java.net.UnknownHostException.class);
        }
    }
}
