package org.backline.referral.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

    /** The example of the Standard Webhooks specification: whoever verifies by it verifies ours. */
    @Test
    void signsAsTheSpecificationsExample() {
        WebhookSecret secret = WebhookSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(secret.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_!!", "whsec_c2hvcnQ="})
    void refusesOtherFormsAndShowsNothingOfThem(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookSecret.of(text))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("c2hvcnQ"));
    }

    @Test
    void refusesTooLongAndIsNotPrinted() {
        String longest = "whsec_" + Base64.getEncoder().encodeToString(new byte[64]);
        String tooLong = "whsec_" + Base64.getEncoder().encodeToString(new byte[65]);

        assertThat(WebhookSecret.of(longest)).hasToString("WebhookSecret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookSecret.of(tooLong))
                .withMessageContaining("24 to 64 bytes");
    }
}
