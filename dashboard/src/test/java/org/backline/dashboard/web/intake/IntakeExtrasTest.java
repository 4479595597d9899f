package org.backline.dashboard.web.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IntakeExtrasTest {

    @Test
    void haveWordsAndAskOnlyOfSports() throws IOException {
        Properties messages = new Properties();
        try (InputStream file =
                Objects.requireNonNull(IntakeExtrasTest.class.getResourceAsStream("/messages.properties"))) {
            messages.load(file);
        }
        assertThat(new IntakeExtras().all()).hasSizeGreaterThan(3).allSatisfy(extra -> {
            assertThat(messages).containsKeys("extra." + extra.id(), "extra.why." + extra.id());
            JsonNode applies = JsonMapper.shared().readTree(extra.applies());
            assertThat(applies.propertyNames()).isNotEmpty().isSubsetOf("ageBelow", "ageAbove", "sport");
            assertThat(applies.path("sport").valueStream().map(JsonNode::asString))
                    .isSubsetOf(Sports.KEYS);
        });
    }
}
