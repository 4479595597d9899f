package org.backline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPeopleTest {

    private static final Path FILE = Path.of("../sign-in/src/main/resources/demo/people.yaml");

    private DemoPeople people;

    @BeforeEach
    void read() throws IOException {
        try (InputStream yaml = Files.newInputStream(FILE)) {
            people = DemoPeople.read(yaml);
        }
    }

    @Test
    void areThoseOfTheSignInServer(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("app.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("demo/people.yaml"));
            Files.copy(FILE, zip);
        }

        assertThat(DemoPeople.in(jar)).isEqualTo(people);
        assertThat(people.lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("physician.haddad")
                        .containsSubsequence("Leila Haddad", "physician", "north, west"));
        assertThat(people.password()).isNotBlank();
        assertThat(people.programs()).containsExactly("ehr-peer");
    }

    @Test
    void areMeantByTheirUserNameOrItsClearPart() {
        assertThat(people.meant("trainer.okafor")).isEqualTo("trainer.okafor");
        assertThat(people.meant(" Okafor")).isEqualTo("trainer.okafor");
    }

    @Test
    void areListedWhenNobodyIsMeant() {
        for (String nobody : new String[] {"okaf", "", "trainer."}) {
            assertThatThrownBy(() -> people.meant(nobody))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContainingAll("'" + nobody + "'", "trainer.okafor", "privacy.nakamura");
        }
    }
}
