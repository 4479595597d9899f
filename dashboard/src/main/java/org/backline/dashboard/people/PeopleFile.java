package org.backline.dashboard.people;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backline.codes.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * An optional file that names the staff before they have signed in: {@code backline.sign-in.demo.people} with
 * {@code subject}, {@code name}, {@code roles} and {@code clinics}, or the same list under {@code people}.
 */
@Component
class PeopleFile {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private final String path;

    PeopleFile(@Value("${backline.dashboard.people:}") String path) {
        this.path = path;
    }

    /** @throws IllegalStateException when there should be a file and there is none, or it cannot be understood */
    List<StaffMember> people() {
        if (path.isBlank()) {
            return List.of();
        }
        Path file = Path.of(path);
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("BACKLINE_PEOPLE names a file that cannot be read: " + file);
        }
        JsonNode document = YAML.readTree(file.toFile());
        JsonNode people = document.path("backline").path("sign-in").path("demo").path("people");
        return (people.isArray() ? people : document.path("people"))
                .valueStream()
                .map(PeopleFile::member)
                .toList();
    }

    private static StaffMember member(JsonNode person) {
        Set<String> roles = texts(person.path("roles"));
        return new StaffMember(
                person.required("subject").asString(),
                person.required("name").asString(),
                Stream.of(Role.values())
                        .filter(role -> roles.contains(
                                role.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                        .collect(Collectors.toSet()),
                texts(person.path("clinics")));
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.valueStream().forEach(text -> texts.add(text.asString("")));
        return texts;
    }
}
