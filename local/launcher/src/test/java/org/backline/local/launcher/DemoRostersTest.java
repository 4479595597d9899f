package org.backline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The first rosters of the demo name the physicians who can sign in, each in their own clinics. */
class DemoRostersTest {

    @Test
    void everyPhysicianIsInTheRosterOfEachOfTheirClinicsAndNobodyElseIs(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("rosters.yaml");
        DemoRosters.copy(file);
        JsonNode rosters = new YAMLMapper().readTree(Files.readString(file));
        List<DemoPeople.Person> people;
        try (InputStream yaml = Objects.requireNonNull(
                Files.newInputStream(Path.of("../sign-in/src/main/resources/demo/people.yaml")))) {
            people = DemoPeople.read(yaml).people();
        }

        TreeSet<String> expected = new TreeSet<>();
        people.stream()
                .filter(person -> person.role().equals("physician"))
                .forEach(person -> person.clinics().forEach(clinic -> expected.add(clinic + " " + person.subject())));
        TreeSet<String> rostered = new TreeSet<>();
        rosters.properties()
                .forEach(clinic -> clinic.getValue()
                        .path("physicians")
                        .forEach(one -> rostered.add(
                                clinic.getKey() + " " + one.path("physicianId").asString())));

        assertThat(expected).isNotEmpty();
        assertThat(rostered).isEqualTo(expected);
        rosters.forEach(roster -> assertThat(roster.path("physicians"))
                .as("somebody is on call")
                .anyMatch(one -> one.path("onCall").asBoolean()));
    }
}
