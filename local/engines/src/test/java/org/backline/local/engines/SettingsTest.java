package org.backline.local.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void areTheUsualPortsUnlessSaidOtherwise() {
        assertThat(Settings.of("--data=cases", "--databases=intake, program,", "--kafka-port=19092"))
                .isEqualTo(new Settings(
                        Path.of("cases"), Optional.empty(), List.of("intake", "program"), 5432, 19092, 9093));
    }

    @ParameterizedTest
    @CsvSource({"5432, --postgresql-port", "9092, --kafka-port", "9093, --kafka-controller-port"})
    void nameTheSettingOfAPort(int port, String setting) {
        assertThat(Settings.of("--data=cases").settingOf(port)).isEqualTo(setting);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--kafka-port=9092    | Say where the data is, with --data=FOLDER",
                "--data=              | Say where the data is, with --data=FOLDER",
                "--data               | Unknown argument '--data'",
                "data=cases           | Unknown argument 'data=cases'",
                "--kafka-port=many    | --kafka-port is a port from 0 to 65535, not 'many'",
                "--kafka-port=65536   | --kafka-port is a port from 0 to 65535, not '65536'",
            })
    void refuseWhatMakesNoSense(String argument, String words) {
        String[] arguments =
                words.startsWith("--kafka") ? new String[] {"--data=cases", argument} : new String[] {argument};

        assertThatThrownBy(() -> Settings.of(arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(words);
    }
}
