package org.backline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.launcher.Service;
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
}
