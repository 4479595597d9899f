package org.backline.local.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Who can sign in, as the sign-in server itself has it: {@code demo/people.yaml} in its jar. */
record DemoPeople(String password, List<Person> people, List<String> programs) {

    private static final String FILE = "demo/people.yaml";

    /** Somebody made up, or another system. */
    record Person(String subject, String username, String name, String role, List<String> clinics) {}

    /** Puts the file where other processes can read it: they name people by what stands in it. */
    static void copy(Path jar, Path to) {
        try (var zip = new ZipFile(jar.toFile());
                InputStream yaml = zip.getInputStream(new ZipEntry(FILE))) {
            Files.copy(yaml, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy the demo people from " + jar, e);
        }
    }

    static DemoPeople in(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(FILE);
            if (entry == null) {
                throw new IOException(FILE + " is missing");
            }
            try (InputStream yaml = zip.getInputStream(entry)) {
                return read(yaml);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the demo people from " + jar, e);
        }
    }

    static DemoPeople read(InputStream yaml) {
        JsonNode demo =
                new YAMLMapper().readTree(yaml).path("backline").path("sign-in").path("demo");
        List<Person> people = new ArrayList<>();
        demo.path("people")
                .forEach(one -> people.add(new Person(
                        text(one, "subject"),
                        text(one, "username"),
                        text(one, "name"),
                        String.join(", ", texts(one, "roles")),
                        texts(one, "clinics"))));
        List<String> programs = new ArrayList<>();
        demo.path("services").forEach(one -> programs.add(text(one, "client")));
        return new DemoPeople(text(demo, "password"), people, programs);
    }

    /**
     * The user name that somebody means: all of it, or what follows the dot where that is clear.
     *
     * @throws Refusal when nobody or several are called so
     */
    String meant(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        List<String> found = people.stream()
                .map(Person::username)
                .filter(username -> username.equals(wanted) || username.endsWith("." + wanted))
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new Refusal(
                Refusal.MISUSED,
                "There is no demo person '%s'. There are:\n  %s"
                        .formatted(name, people.stream().map(Person::username).collect(Collectors.joining("\n  "))));
    }

    /** One line a person, for the screen. */
    List<String> lines() {
        return people.stream()
                .map(person -> "%-22s %-18s %-18s %s"
                        .formatted(
                                person.username(), person.name(), person.role(), String.join(", ", person.clinics())))
                .toList();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString();
    }

    private static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        node.path(field).forEach(one -> texts.add(one.asString()));
        return texts;
    }
}
