package org.backline.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.backoff.BackOffExecution;

class PausesTest {

    @Test
    void areNeverLongAndNeverEnd() {
        BackOffExecution pauses = KafkaConfiguration.pauses().start();
        assertThat(LongStream.generate(pauses::nextBackOff).limit(1_000))
                .startsWith(200L, 400L, 800L)
                .allMatch(pause -> pause >= 200 && pause <= 1_000);
    }
}
