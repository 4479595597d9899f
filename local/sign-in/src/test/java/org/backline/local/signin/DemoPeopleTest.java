package org.backline.local.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.backline.local.signin.DemoPeople.Person;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class DemoPeopleTest {

    private static final List<String> CLINICS = List.of("north", "south", "west");

    @Test
    void haveEveryRoleAndEveryClinic() throws IOException {
        DemoPeople demo = demo();

        assertThat(demo.people())
                .flatExtracting(Person::roles)
                .containsOnly("athletic-trainer", "physician", "department-admin", "coach", "privacy-officer");
        assertThat(demo.people()).flatExtracting(Person::clinics).hasSameElementsAs(CLINICS);
        for (String clinic : CLINICS) {
            for (String role : Set.of("athletic-trainer", "physician", "coach")) {
                assertThat(demo.people())
                        .as(role + " of " + clinic + " alone or with others")
                        .anyMatch(person -> person.roles().contains(role)
                                && person.clinics().contains(clinic));
            }
        }
        assertThat(demo.services()).flatExtracting(DemoPeople.Program::roles).containsOnly("service");
    }

    @Test
    void areKnownBySubjectsThatSayNothing() throws IOException {
        assertThat(demo().people())
                .extracting(Person::subject)
                .doesNotHaveDuplicates()
                .allSatisfy(subject -> assertThat(UUID.fromString(subject)).hasToString(subject));
    }

    @Test
    void areNotMixedUp() {
        var one = new Person("s1", "coach.one", "One", List.of("coach"), List.of("north"));
        var other = new Person("s1", "coach.two", "Two", List.of("coach"), List.of("north"));

        assertThatThrownBy(() -> new DemoPeople("password", List.of(one, other), List.of()))
                .hasMessage("Two demo people share 's1'");
    }

    private static DemoPeople demo() throws IOException {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("people", new ClassPathResource("demo/people.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        return Binder.get(environment)
                .bind("backline.sign-in.demo", DemoPeople.class)
                .get();
    }
}
