package org.backline.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that never failed proves nothing: each one is run against classes that break it. */
class HouseRulesTest {

    private static final String BROKEN = "org.backline.broken";
    private static final Map<String, ArchRule> RULES = HouseRules.rules(BROKEN);
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(BROKEN);

    static Iterable<String> names() {
        return RULES.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void reportsWhatBreaksIt(String name) {
        ArchRule rule = RULES.get(name);
        assertThat(rule.evaluate(CLASSES).hasViolation()).as(name).isTrue();
    }
}
