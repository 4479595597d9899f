package org.backline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class PersonTest {

    private static final JsonNode KNOWN = new YAMLMapper()
            .readTree(Path.of("../sign-in/src/main/resources/demo/people.yaml").toFile())
            .at("/backline/sign-in/demo/people");

    @ParameterizedTest
    @EnumSource
    void isKnownToTheSignInServer(Person person) {
        JsonNode known = known(person);

        assertThat(known.path("subject").asString()).isEqualTo(person.subject());
        assertThat(texts(known, "roles"))
                .containsExactly(person.role().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @ParameterizedTest
    @EnumSource
    void worksInTheClinicsOfTheCaseload(Clinic clinic) {
        assertThat(texts(known(clinic.trainer()), "clinics")).contains(clinic.id());
        assertThat(texts(known(clinic.physician()), "clinics")).contains(clinic.id());
    }

    private static JsonNode known(Person person) {
        for (JsonNode one : KNOWN) {
            if (one.path("username").asString().equals(person.username())) {
                return one;
            }
        }
        throw new AssertionError(person + " is not known");
    }

    private static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        node.path(field).forEach(one -> texts.add(one.asString()));
        return texts;
    }
}
