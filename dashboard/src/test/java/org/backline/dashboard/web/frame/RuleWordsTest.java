package org.backline.dashboard.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A reader is told why in words: no rule of the newest knowledge is shown as its id. */
class RuleWordsTest {

    private static final Path KNOWLEDGE = Path.of("../assessment-service/src/main/resources/knowledge");
    private static final Pattern ID = Pattern.compile("- id: ([A-Z][A-Z0-9_]+)");

    private final ResourceBundle words = ResourceBundle.getBundle("messages", Locale.ROOT);

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleHasWords(String rule) {
        assertThat(Stream.of("rule.", "flag.").map(kind -> kind + rule)).anyMatch(words::containsKey);
    }

    static Stream<String> rules() throws IOException {
        Path newest;
        try (Stream<Path> versions = Files.list(KNOWLEDGE)) {
            newest = versions.filter(version -> Files.exists(version.resolve("rules.yaml")))
                    .max(Comparator.comparing(Path::getFileName))
                    .orElseThrow();
        }
        String rules =
                Files.readString(newest.resolve("rules.yaml")) + Files.readString(newest.resolve("red-flags.yaml"));
        return ID.matcher(rules)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct();
    }
}
