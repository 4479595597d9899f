package org.backline.referral.web.fhir;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.CollectionUtils;

class SearchTest {

    /** PostgreSQL cannot be asked for it. */
    @ParameterizedTest
    @ValueSource(strings = {"status", "_id", "_lastUpdated"})
    void refusesTextThatNoDatabaseCanHold(String name) {
        var parameters = CollectionUtils.toMultiValueMap(java.util.Map.of(name, java.util.List.of("requested\0")));
        assertThatThrownBy(() -> Search.read("Task", parameters))
                .isInstanceOf(FhirRefusal.class)
                .hasMessageContaining("U+0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "code"})
    void namesTheParameterThatHasNoCode(String name) {
        var parameters = CollectionUtils.toMultiValueMap(java.util.Map.of(name, java.util.List.of("requested,")));
        assertThatThrownBy(() -> Search.read("DiagnosticReport", parameters))
                .isInstanceOf(FhirRefusal.class)
                .hasMessage(name + " must name a code");
    }
}
