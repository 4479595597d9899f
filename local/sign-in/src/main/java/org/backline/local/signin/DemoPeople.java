package org.backline.local.signin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Everybody who can sign in, and the programs that act for nobody: {@code demo/people.yaml}.
 *
 * @param password everybody's; shown on the page, since it protects nothing
 */
@ConfigurationProperties("backline.sign-in.demo")
record DemoPeople(String password, List<Person> people, List<Program> services) {

    DemoPeople {
        requireDistinct(people.stream().map(Person::subject).toList());
        requireDistinct(people.stream().map(Person::username).toList());
    }

    /**
     * Somebody made up.
     *
     * @param subject opaque and for ever
     */
    record Person(String subject, String username, String name, List<String> roles, List<String> clinics)
            implements Claimant {}

    /** Another system that signs in as itself. */
    record Program(String client, List<String> roles, List<String> clinics) implements Claimant {}

    /** Who a token may be about. */
    sealed interface Claimant {
        List<String> roles();

        List<String> clinics();
    }

    /** The person of a user name, in whatever case it was typed. */
    Optional<Person> named(String username) {
        String wanted = username.strip().toLowerCase(Locale.ROOT);
        return people.stream()
                .filter(person -> person.username().equals(wanted))
                .findFirst();
    }

    Optional<Person> ofSubject(String subject) {
        return people.stream()
                .filter(person -> person.subject().equals(subject))
                .findFirst();
    }

    Optional<Program> ofClient(String client) {
        return services.stream()
                .filter(program -> program.client().equals(client))
                .findFirst();
    }

    private static void requireDistinct(List<String> names) {
        Map<String, Long> counts =
                names.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        counts.forEach((name, count) -> {
            if (count > 1) {
                throw new IllegalArgumentException("Two demo people share '%s'".formatted(name));
            }
        });
    }
}
