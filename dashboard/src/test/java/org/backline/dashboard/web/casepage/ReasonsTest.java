package org.backline.dashboard.web.casepage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonsTest {

    @Test
    void areReadFromATraceWhereverItKeepsThem() {
        String evaluation = """
                {"fired":[{"rule":"R1","effect":"URGENT NERVE","because":["MYO"],"source":"S","grade":"B","mark":"V"}],
                 "nextTest":{"test":"SLUMP","why":"screen"},"counterfactuals":[]}""";
        Reasons plain = Reasons.of(evaluation);
        assertThat(Reasons.of("{\"inputs\":{},\"evaluation\":" + evaluation + "}"))
                .isEqualTo(plain);
        assertThat(plain.fired()).singleElement().satisfies(fired -> {
            assertThat(fired.rule()).isEqualTo("R1");
            assertThat(fired.because()).containsExactly("MYO");
            assertThat(fired.story()).isEmpty();
        });
        assertThat(plain.nextTest()).isEqualTo("SLUMP");
    }

    @Test
    void areNoneWhenATraceCannotBeRead() {
        assertThat(Reasons.of("not json").isEmpty()).isTrue();
        assertThat(Reasons.of("{}").isEmpty()).isTrue();
        assertThat(Reasons.of("[1]").isEmpty()).isTrue();
    }
}
