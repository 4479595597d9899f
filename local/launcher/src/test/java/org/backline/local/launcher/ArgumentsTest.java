package org.backline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.backline.local.launcher.Arguments.Act;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void startsWithTheDemoAndTheDataThereIs() {
        assertThat(Arguments.of("/checkout"))
                .isEqualTo(new Arguments(Path.of("/checkout"), Act.START, true, false, ""));
    }

    @Test
    void understandsEveryWord() {
        assertThat(Arguments.of("/checkout", "--fresh", "--no-demo"))
                .isEqualTo(new Arguments(Path.of("/checkout"), Act.START, false, true, ""));
        assertThat(Arguments.of("/checkout", "status").act()).isEqualTo(Act.STATUS);
        assertThat(Arguments.of("/checkout", "stop").act()).isEqualTo(Act.STOP);
        assertThat(Arguments.of("/checkout", "token", "okafor"))
                .isEqualTo(new Arguments(Path.of("/checkout"), Act.TOKEN, true, false, "okafor"));
        assertThat(Arguments.of("/checkout", "--help").act()).isEqualTo(Act.EXPLAIN);
    }

    @Test
    void asksWhoseTokenIsWanted() {
        assertThatThrownBy(() -> Arguments.of("/checkout", "token"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("./run token trainer.okafor");
    }

    @Test
    void explainsItselfWhenItDoesNotUnderstand() {
        assertThatThrownBy(() -> Arguments.of("/checkout", "--frehs"))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("--frehs", "--fresh", "./run stop");
    }
}
