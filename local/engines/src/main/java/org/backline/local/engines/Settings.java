package org.backline.local.engines;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@link EnginesMain} was told: an argument wins over a system property, and that over the value built in. */
record Settings(
        Path data,
        Optional<Path> binaries,
        List<String> databases,
        int postgreSqlPort,
        int kafkaPort,
        int kafkaControllerPort) {

    private static final String DATA = "data";
    private static final String BINARIES = "binaries";
    private static final String DATABASES = "databases";
    private static final String POSTGRESQL_PORT = "postgresql-port";
    private static final String KAFKA_PORT = "kafka-port";
    private static final String KAFKA_CONTROLLER_PORT = "kafka-controller-port";

    private static final Map<String, String> BUILT_IN = Map.of(
            DATA, "",
            BINARIES, "",
            DATABASES, "",
            POSTGRESQL_PORT, "5432",
            KAFKA_PORT, "9092",
            KAFKA_CONTROLLER_PORT, "9093");

    static Settings of(String... arguments) {
        var values = new HashMap<>(BUILT_IN);
        values.replaceAll((name, builtIn) -> System.getProperty("backline." + name, builtIn));
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            String name = parts[0].replaceFirst("^--", "");
            if (parts.length < 2 || !parts[0].startsWith("--") || !BUILT_IN.containsKey(name)) {
                throw new IllegalArgumentException("Unknown argument '%s'; known are %s"
                        .formatted(
                                argument,
                                BUILT_IN.keySet().stream()
                                        .sorted()
                                        .map("--%s=..."::formatted)
                                        .toList()));
            }
            values.put(name, parts[1]);
        }
        if (value(values, DATA).isBlank()) {
            throw new IllegalArgumentException("Say where the data is, with --data=FOLDER");
        }
        return new Settings(
                Path.of(value(values, DATA)),
                Optional.of(value(values, BINARIES))
                        .filter(folder -> !folder.isBlank())
                        .map(Path::of),
                Stream.of(value(values, DATABASES).split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                port(values, POSTGRESQL_PORT),
                port(values, KAFKA_PORT),
                port(values, KAFKA_CONTROLLER_PORT));
    }

    /** The setting to change when a port is taken. */
    String settingOf(int port) {
        if (port == postgreSqlPort) {
            return "--" + POSTGRESQL_PORT;
        }
        return "--" + (port == kafkaPort ? KAFKA_PORT : KAFKA_CONTROLLER_PORT);
    }

    private static String value(Map<String, String> values, String name) {
        return values.getOrDefault(name, "");
    }

    private static int port(Map<String, String> values, String name) {
        String value = value(values, name);
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65535) {
            throw new IllegalArgumentException("--%s is a port from 0 to 65535, not '%s'".formatted(name, value));
        }
        return Integer.parseInt(value);
    }
}
