package org.backline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressesTest {

    @Test
    void hasTheUsualPortsUnlessToldOtherwise() {
        Addresses addresses = Addresses.from(Map.of("BACKLINE_INTAKE_PORT", " 18081 "));

        assertThat(addresses.of(Service.DASHBOARD)).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(addresses.of(Service.INTAKE)).isEqualTo(URI.create("http://127.0.0.1:18081"));
        assertThat(addresses.of(Service.REFERRAL)).isEqualTo(URI.create("http://127.0.0.1:8084"));
        assertThat(addresses.postgreSql()).isEqualTo(15432);
        assertThat(addresses.kafka()).isEqualTo(19092);
    }

    @Test
    void tellsEachServiceWhereTheEnginesAreAndTheDashboardWhereTheServicesAre() {
        Addresses addresses =
                Addresses.from(Map.of("BACKLINE_POSTGRESQL_PORT", "5555", "BACKLINE_PROGRAM_PORT", "7777"));

        assertThat(addresses.environmentOf(Service.PROGRAM))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "SERVER_PORT", "7777",
                        "BACKLINE_ISSUER", "http://127.0.0.1:9000",
                        "BACKLINE_POSTGRESQL", "127.0.0.1:5555",
                        "BACKLINE_KAFKA", "127.0.0.1:19092",
                        "BACKLINE_KAFKA_INSTANCE", "program-service-7777"));
        assertThat(addresses.environmentOf(Service.DASHBOARD))
                .containsEntry("BACKLINE_SERVICES_PROGRAM", "http://127.0.0.1:7777")
                .containsEntry("BACKLINE_SERVICES_INTAKE", "http://127.0.0.1:8081")
                .doesNotContainKeys("BACKLINE_SERVICES_DASHBOARD", "BACKLINE_SERVICES_SIGN_IN");
        assertThat(addresses.environmentOf(Service.SIGN_IN))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "SERVER_PORT", "9000",
                        "BACKLINE_ISSUER", "http://127.0.0.1:9000",
                        "BACKLINE_DASHBOARD", "http://127.0.0.1:8080"));
    }

    @Test
    void tellsTheReferralServiceWhereEMailIsCaughtAndWhereItsLinksLead() {
        assertThat(Addresses.from(Map.of("BACKLINE_SMTP_PORT", "2525")).environmentOf(Service.REFERRAL))
                .containsEntry("SPRING_MAIL_HOST", "127.0.0.1")
                .containsEntry("SPRING_MAIL_PORT", "2525")
                .containsEntry("BACKLINE_DASHBOARD", "http://127.0.0.1:8080");
    }

    @Test
    void refusesWhatIsNoPort() {
        for (String wrong : new String[] {"none", "0", "65536", "80 80"}) {
            assertThatThrownBy(() -> Addresses.from(Map.of("BACKLINE_KAFKA_PORT", wrong)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContainingAll("BACKLINE_KAFKA_PORT", wrong);
        }
    }

    @Test
    void refusesOnePortForTwo() {
        assertThatThrownBy(() -> Addresses.from(Map.of("BACKLINE_KAFKA_PORT", "8080")))
                .isInstanceOf(Refusal.class)
                .hasMessage("Port 8080 is chosen twice, by BACKLINE_KAFKA_PORT and by BACKLINE_DASHBOARD_PORT");
    }
}
