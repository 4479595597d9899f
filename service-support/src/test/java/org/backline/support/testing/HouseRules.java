package org.backline.support.testing;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.backline.support.command.Commands;
import org.backline.support.processing.Policies;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The boundaries of a service, written once: each service extends this and names its own package. */
public abstract class HouseRules {

    private static final List<String> SERVICES = List.of("intake", "assessment", "program", "referral", "dashboard");

    /** Rooms beside the domain that hold pure rules or data. */
    private static final String[] PURE_ROOMS = {"..knowledge..", "..exercise..", "..door..", "..coding.."};

    /**
     * The room that says Backline's events in FHIR. It stands between two published languages, as a bridge does, so it
     * sees the events; it is held to no clock, no chance and no I/O like the other rooms.
     */
    private static final String[] FHIR_ROOM = {"org.backline.referral.fhir..", "org.backline.referral.view.facts.."};

    private static final Set<String> FREE_TEXT = Set.of("note", "text", "comment", "name", "description", "body");

    private final String root;

    /** @param root package of the service, for example {@code org.backline.intake} */
    protected HouseRules(String root) {
        this.root = root;
    }

    @TestFactory
    Stream<DynamicTest> holds() {
        JavaClasses imported = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
        return rules(root).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(imported)));
    }

    @Test
    void nothingMayHoldUpTheEventLoop() {
        OffTheEventLoop.isWatched();
    }

    static Map<String, ArchRule> rules(String root) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("layers", layers(root));
        rules.put(
                "views do not see each other",
                slices().matching("..view.(*)..").should().notDependOnEachOther());
        rules.put("the domain is pure", pureDomain(root));
        rules.put("rooms are pure", pureRooms());
        rules.put("the FHIR room is pure", pureFhirRoom());
        rules.put("published events stay in the bridge", publishedEvents());
        rules.put("no service sees another", noOtherService(root));
        rules.put("nobody sees Kafka", noKafka());
        rules.put("controllers only translate", controllersOnlyTranslate());
        rules.put("only policies act", onlyPoliciesAct());
        rules.put("time and chance come in from outside", noClockNoChance());
        rules.put("commands and events are records", recordsNestedInTheirInterface());
        rules.put("rows and queries are records", rowsAndQueries());
        rules.put("no free text in events", noFreeText());
        return rules;
    }

    private static ArchRule layers(String root) {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("config")
                .definedBy(root + ".config..")
                .layer("web")
                .definedBy(root + ".web..")
                .layer("bridge")
                .definedBy(root + ".bridge..")
                .layer("view")
                .definedBy(root + ".view..")
                .layer("domain")
                .definedBy(root + ".domain..")
                .optionalLayer("register")
                .definedBy(root + ".register..")
                .whereLayer("config")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("web")
                .mayOnlyBeAccessedByLayers("config")
                .whereLayer("bridge")
                .mayOnlyBeAccessedByLayers("config")
                .whereLayer("view")
                .mayOnlyBeAccessedByLayers("config", "web")
                .whereLayer("register")
                .mayOnlyBeAccessedByLayers("config", "web");
    }

    private static ArchRule pureDomain(String root) {
        return classes()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                "org.axonframework..",
                                "org.backline.codes..",
                                "org.backline.support.rule..",
                                root + ".domain..")
                        .or(resideInAnyPackage(PURE_ROOMS)));
    }

    private static ArchRule pureRooms() {
        return classes()
                .that()
                .resideInAnyPackage(PURE_ROOMS)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                "org.backline.codes..",
                                "org.backline.support.rule..",
                                "com.fasterxml.jackson.annotation..",
                                "tools.jackson..",
                                "com.networknt..",
                                "..domain..")
                        .or(resideInAnyPackage(PURE_ROOMS)))
                .allowEmptyShould(true);
    }

    private static ArchRule pureFhirRoom() {
        return classes()
                .that()
                .resideInAPackage("org.backline.*.fhir..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.backline.codes..",
                        "org.backline.events..",
                        "org.backline.referral.domain..",
                        "org.backline.referral.coding..",
                        "org.backline.referral.fhir..",
                        "ca.uhn.fhir..",
                        "org.hl7.fhir..",
                        "tools.jackson.."))
                .allowEmptyShould(true);
    }

    private static ArchRule publishedEvents() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("..bridge..", "..config..")
                .and()
                .resideOutsideOfPackages(FHIR_ROOM)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.backline.events..");
    }

    private static ArchRule noOtherService(String root) {
        String[] others = SERVICES.stream()
                .map(service -> "org.backline." + service)
                .filter(service -> !service.equals(root))
                .map(service -> service + "..")
                .toArray(String[]::new);
        return noClasses().should().dependOnClassesThat().resideInAnyPackage(others);
    }

    private static ArchRule noKafka() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..", "io.cloudevents..");
    }

    private static ArchRule controllersOnlyTranslate() {
        return noClasses()
                .that()
                .resideInAPackage("..web..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "org.axonframework.."));
    }

    /** What else hears of events may hear of one twice in a transaction, of which once counts. */
    private static ArchRule onlyPoliciesAct() {
        return noClasses()
                .that(DescribedPredicate.describe(
                        "hear of events and are no policies",
                        (JavaClass one) -> one.tryGetAnnotationOfType(ProcessingGroup.class)
                                .filter(group -> !group.value().equals(Policies.GROUP))
                                .isPresent()))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(CommandGateway.class, CommandBus.class, Commands.class);
    }

    private static ArchRule noClockNoChance() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random");
    }

    private static ArchRule recordsNestedInTheirInterface() {
        return classes()
                .that(resideInAPackage("..domain..").and(nestedInCommandOrEvent()))
                .should(beARecord());
    }

    private static ArchRule rowsAndQueries() {
        return classes()
                .that()
                .resideInAPackage("..view..")
                .and()
                .haveNameMatching(".*\\.(Find\\w+|\\w+Entry)")
                .should(beARecord());
    }

    private static ArchRule noFreeText() {
        return classes()
                .that(resideInAPackage("..domain..").and(nestedIn("Event")))
                .should(new ArchCondition<>("hold no free text and no identity") {
                    @Override
                    public void check(JavaClass event, ConditionEvents violations) {
                        for (JavaField field : event.getAllFields()) {
                            if (field.getRawType().isEquivalentTo(String.class)
                                    && FREE_TEXT.contains(field.getName())) {
                                violations.add(SimpleConditionEvent.violated(
                                        event, field.getFullName() + " looks like free text or identity"));
                            }
                        }
                    }
                });
    }

    private static DescribedPredicate<JavaClass> nestedInCommandOrEvent() {
        return nestedIn("Command").or(nestedIn("Event"));
    }

    private static DescribedPredicate<JavaClass> nestedIn(String suffix) {
        return alwaysTrue()
                .<JavaClass>forSubtype()
                .and(DescribedPredicate.describe(
                        "nested in a type named ..." + suffix,
                        type -> type.getEnclosingClass()
                                .map(outer -> outer.getSimpleName().endsWith(suffix))
                                .orElse(false)));
    }

    private static ArchCondition<JavaClass> beARecord() {
        return new ArchCondition<>("be a record") {
            @Override
            public void check(JavaClass type, ConditionEvents violations) {
                if (!type.isRecord()) {
                    violations.add(SimpleConditionEvent.violated(type, type.getName() + " is not a record"));
                }
            }
        };
    }
}
