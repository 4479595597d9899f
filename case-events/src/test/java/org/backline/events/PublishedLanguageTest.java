package org.backline.events;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.backline.codes.broken.CodeThatKnowsAnEvent;
import org.backline.events.broken.EventThatIsAClass;
import org.backline.events.broken.EventThatKnowsALibrary;
import org.backline.events.broken.EventWithANestedType;
import org.backline.events.broken.EventWithFreeText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the published language may be made of. Each rule is shown to report a class that breaks it. */
class PublishedLanguageTest {

    private static final JavaClasses LANGUAGE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.backline.events", "org.backline.feed", "org.backline.codes");

    private static final DescribedPredicate<JavaClass> PUBLISHED_EVENTS = DescribedPredicate.describe(
            "published events",
            type -> type.isAnnotatedWith(EventVersion.class)
                    || (type.isAssignableTo(PublishedEvent.class) && !type.isEquivalentTo(PublishedEvent.class)));

    private static final ArchRule LEANS_ON_THE_JDK_ONLY = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "org.backline.events..",
                    "org.backline.feed..",
                    "org.backline.codes..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify.."));

    private static final ArchRule CODES_DO_NOT_KNOW_EVENTS = noClasses()
            .that()
            .resideInAPackage("org.backline.codes..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.backline.events..");

    private static final ArchRule EVENTS_ARE_RECORDS =
            classes().that(PUBLISHED_EVENTS).should().beRecords();

    private static final ArchRule NOTHING_IS_NESTED = classes()
            .that()
            .resideInAnyPackage("org.backline.events..")
            .should()
            .beTopLevelClasses();

    private static final ArchRule NO_FREE_TEXT = fields().that()
            .areDeclaredInClassesThat(DescribedPredicate.describe("are records", JavaClass::isRecord))
            .should(holdNoFreeText());

    static Stream<ArchRule> rules() {
        return Stream.of(
                LEANS_ON_THE_JDK_ONLY, CODES_DO_NOT_KNOW_EVENTS, EVENTS_ARE_RECORDS, NOTHING_IS_NESTED, NO_FREE_TEXT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(LANGUAGE);
    }

    @Test
    void everyEventHasAVersion() {
        assertThat(Wire.eventTypes())
                .allSatisfy(type -> assertThat(EventTypes.versionOf(type)).isPositive());
    }

    @Test
    void reportsAnEventThatKnowsALibrary() {
        assertThat(reportsOf(LEANS_ON_THE_JDK_ONLY, EventThatKnowsALibrary.class))
                .anyMatch(report -> report.contains("EventThatKnowsALibrary.payload"));
    }

    @Test
    void reportsAnEventThatIsAClass() {
        assertThat(reportsOf(EVENTS_ARE_RECORDS, EventThatIsAClass.class))
                .singleElement()
                .asString()
                .contains("EventThatIsAClass");
    }

    @Test
    void reportsANestedType() {
        assertThat(reportsOf(NOTHING_IS_NESTED, EventWithANestedType.class, EventWithANestedType.Mood.class))
                .singleElement()
                .asString()
                .contains("EventWithANestedType$Mood");
    }

    @Test
    void reportsFreeText() {
        List<String> reports = reportsOf(NO_FREE_TEXT, EventWithFreeText.class);

        assertThat(reports).hasSize(9);
        assertThat(Arrays.stream(EventWithFreeText.class.getRecordComponents()).skip(1))
                .allSatisfy(component ->
                        assertThat(reports).anyMatch(report -> report.startsWith(component.getName() + " ")));
    }

    @Test
    void reportsACodeThatKnowsEvents() {
        assertThat(reportsOf(CODES_DO_NOT_KNOW_EVENTS, CodeThatKnowsAnEvent.class))
                .anyMatch(report -> report.contains("CodeThatKnowsAnEvent.resumed"));
    }

    private static List<String> reportsOf(ArchRule rule, Class<?>... broken) {
        return rule.evaluate(new ClassFileImporter().importClasses(broken))
                .getFailureReport()
                .getDetails();
    }

    private static ArchCondition<JavaField> holdNoFreeText() {
        Set<String> words = Set.of("note", "text", "comment", "name", "description");
        return new ArchCondition<>("hold no free text and no name") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean holdsStrings = field.getType().getAllInvolvedRawTypes().stream()
                        .anyMatch(type -> type.isAssignableTo(CharSequence.class));
                boolean soundsLikeText = Arrays.stream(field.getName().split("(?=[A-Z])"))
                        .map(word -> word.toLowerCase(Locale.ROOT).replaceFirst("s$", ""))
                        .anyMatch(words::contains);
                if (holdsStrings && soundsLikeText) {
                    events.add(SimpleConditionEvent.violated(
                            field, field.getName() + " of " + field.getOwner().getName() + " may hold free text"));
                }
            }
        };
    }
}
