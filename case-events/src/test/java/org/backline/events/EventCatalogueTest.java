package org.backline.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/events.md} tells the truth. When it does not, the right tables are in {@code target/events-tables.md}. */
class EventCatalogueTest {

    private static final Path PAGE = Path.of("../docs/events.md");
    private static final String BEGIN = "<!-- tables: checked against the records by EventCatalogueTest -->\n";
    private static final String END = "<!-- end of tables -->\n";

    @Test
    void thePageShowsTheRecords() throws IOException {
        String tables = new EventCatalogue().markdown();
        Files.writeString(Path.of("target/events-tables.md"), tables);
        String page = Files.readString(PAGE);

        assertThat(page).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
                .isEqualTo(tables);
    }

    @Test
    void theTablesNameEveryEventAndWhoSendsIt() {
        String tables = new EventCatalogue().markdown();

        assertThat(Wire.eventTypes().map(type -> "| [" + type.getSimpleName() + "]"))
                .allSatisfy(event -> assertThat(tables).containsOnlyOnce(event));
        assertThat(tables).contains("| assessment, intake, program |");
        assertThat(Stream.of("`until?`", "`painWorst`", "`Nm/kg`"))
                .allSatisfy(part -> assertThat(tables).contains(part));
    }
}
