package org.backline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortCheckTest {

    @Test
    void namesThePortWhoWantsItAndWhatToDo() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> PortCheck.requireFree(List.of(new Addresses.Claim("Kafka", port, "KAFKA_PORT"))))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContainingAll("Port " + port, "Kafka", "KAFKA_PORT=", "./run")
                    .extracting(refusal -> ((Refusal) refusal).exitCode())
                    .isEqualTo(Refusal.PORT_TAKEN);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesTheProcessThatHasThePort() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortCheck.holder(other.getLocalPort()))
                    .hasValueSatisfying(holder -> assertThat(holder)
                            .contains("process " + ProcessHandle.current().pid(), "java"));
        }
    }

    @Test
    void isContentWithAFreePort() throws IOException {
        int port;
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = other.getLocalPort();
        }

        assertThatCode(() -> PortCheck.requireFree(List.of(new Addresses.Claim("Kafka", port, "KAFKA_PORT"))))
                .doesNotThrowAnyException();
    }
}
