package org.backline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.launcher.Service;
import org.backline.local.launcher.Visits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** After a first start every later one is quicker. */
@ExtendWith(EndToEnd.class)
class AotCachesIT {

    @Test
    void everyServiceHasOneAndNoneIsUnfinished(Running backline) throws IOException {
        try (Stream<Path> files = Files.list(backline.aotCaches())) {
            List<String> made = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
            assertThat(made).allMatch(name -> name.endsWith(".aot"));
            assertThat(Service.values())
                    .allSatisfy(service -> assertThat(made)
                            .filteredOn(name -> name.startsWith(service.module() + "-"))
                            .hasSize(1));
        }
    }

    /** What a cache is to hold is asked of a copy, and nobody would notice when it was not answered any more. */
    @Test
    void whatIsAskedOfACopyIsAnsweredAndWrittenDownAsNobodysReading(Running backline) throws Exception {
        Map<Service, List<String>> unanswered = new EnumMap<>(Service.class);
        Map<Service, Integer> readBefore = readings(backline);
        try (var visits = new Visits(backline.backline().tokens(backline.clock()))) {
            for (Service service : Service.values()) {
                unanswered.put(service, visits.pay(service, backline.of(service)));
            }
        }
        assertThat(unanswered)
                .allSatisfy((service, paths) ->
                        assertThat(paths).as(service.module()).isEmpty());
        assertThat(readings(backline)).isEqualTo(readBefore);
    }

    private static Map<Service, Integer> readings(Running backline) throws SQLException {
        Map<Service, Integer> readings = new EnumMap<>(Service.class);
        for (Service service : Service.withDatabase()) {
            try (Connection connection = DriverManager.getConnection(backline.databaseOf(service), "postgres", "");
                    Statement statement = connection.createStatement();
                    ResultSet lines = statement.executeQuery("select count(*) from disclosure")) {
                lines.next();
                readings.put(service, lines.getInt(1));
            }
        }
        return readings;
    }
}
