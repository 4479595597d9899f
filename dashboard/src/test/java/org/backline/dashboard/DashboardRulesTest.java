package org.backline.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.backline.support.testing.OffTheEventLoop;
import org.junit.jupiter.api.Test;

/** The boundaries of the dashboard: it has views of published events and pages on them, and no domain of its own. */
@AnalyzeClasses(packages = "org.backline.dashboard", importOptions = ImportOption.DoNotIncludeTests.class)
class DashboardRulesTest {

    @ArchTest
    static final ArchRule LAYERS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("config")
            .definedBy("org.backline.dashboard.config..")
            .layer("web")
            .definedBy("org.backline.dashboard.web..")
            .layer("service")
            .definedBy("org.backline.dashboard.service..")
            .layer("view")
            .definedBy("org.backline.dashboard.view..")
            .whereLayer("config")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("service")
            .mayOnlyBeAccessedByLayers("web")
            .whereLayer("view")
            .mayOnlyBeAccessedByLayers("web");

    @ArchTest
    static final ArchRule VIEWS_DO_NOT_SEE_EACH_OTHER =
            slices().matching("org.backline.dashboard.view.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule ONLY_VIEWS_SEE_PUBLISHED_EVENTS = noClasses()
            .that()
            .resideOutsideOfPackage("org.backline.dashboard.view..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.backline.events..");

    @ArchTest
    static final ArchRule PAGES_ONLY_TRANSLATE = noClasses()
            .that()
            .resideInAPackage("org.backline.dashboard.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "org.axonframework..");

    @ArchTest
    static final ArchRule ONLY_ONE_ROOM_CALLS_OUT = noClasses()
            .that()
            .resideOutsideOfPackage("org.backline.dashboard.service..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.web.reactive.function.client..");

    @ArchTest
    static final ArchRule NOBODY_SEES_ANOTHER_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.backline.intake..",
                    "org.backline.assessment..",
                    "org.backline.program..",
                    "org.backline.referral..",
                    "org.apache.kafka..",
                    "org.springframework.kafka..");

    @ArchTest
    static final ArchRule TIME_AND_CHANCE_COME_FROM_OUTSIDE = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule QUERIES_AND_ROWS_ARE_RECORDS = classes()
            .that()
            .resideInAPackage("org.backline.dashboard.view..")
            .and()
            .haveSimpleNameStartingWith("Find")
            .or()
            .haveSimpleNameEndingWith("Entry")
            .should()
            .beRecords();

    @Test
    void nothingMayHoldUpTheEventLoop() {
        OffTheEventLoop.isWatched();
    }
}
