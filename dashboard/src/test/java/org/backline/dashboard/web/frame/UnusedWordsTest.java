package org.backline.dashboard.web.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing stands in the bundles that no page says. A sentence is asked for by its name; a word by its vocabulary and a code
 * that somebody has: an enum, a data file, a text in quotes.
 */
class UnusedWordsTest {

    private static final Path HERE = Path.of("src/main");
    private static final List<String> ALL = List.of(
            "../case-events/src/main",
            "../service-support/src/main",
            "../intake-service/src/main",
            "../assessment-service/src/main",
            "../program-service/src/main",
            "../referral-service/src/main",
            "src/main");

    private static final Pattern NAMED = Pattern.compile("#\\{([\\w.-]+)|(?:say|msg)\\(['\"]([\\w.-]+)['\"]");
    private static final Pattern QUOTED = Pattern.compile("['\"]([\\w-]+(?:\\.[\\w-]+)+)['\"]");
    private static final List<Pattern> VOCABULARIES = List.of(
            Pattern.compile("\\b(?:of|has|list|each|sided)\\(\\s*['\"]([\\w.-]+)['\"]"),
            Pattern.compile("['\"]([\\w.-]+)\\.['\"]\\s*\\+"),
            Pattern.compile("\\w\\(['\"]([\\w.-]+)\\.['\"]\\)"),
            Pattern.compile("parts :: (?:chips|choose)\\([^\"]*?, '([\\w.]+)', \\$\\{"),
            Pattern.compile("Map\\.entry\\(\"\\w+\", \"(\\w+)\"\\)"),
            Pattern.compile("(?:VOCABULARIES|SIDED|vocabulary)\\b[^;]*?\"(\\w+)\""));
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z]\\w+\\b");
    private static final Pattern IN_QUOTES = Pattern.compile("['\"]([^'\"\\n]{1,80})['\"]");
    private static final Pattern WORD = Pattern.compile("[\\w-]+");

    private static String text(Path folder, String kinds) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(file -> file.toString().matches(".*\\.(" + kinds + ")"))
                    .sorted()
                    .toList()) {
                text.append(Files.readString(file, UTF_8)).append('\n');
            }
        }
        return text.toString();
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> {
            for (int group = 1; group <= match.groupCount(); group++) {
                if (match.group(group) != null) {
                    found.add(match.group(group));
                }
            }
            if (match.groupCount() == 0) {
                found.add(match.group());
            }
        });
        return found;
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String source : ALL) {
            String text = text(Path.of(source), "java|html|js|yaml|json");
            codes.addAll(found(CONSTANT, text));
            found(IN_QUOTES, text).forEach(quoted -> codes.addAll(found(WORD, quoted)));
            codes.addAll(found(WORD, text(Path.of(source), "yaml")));
        }
        return codes;
    }

    static Set<String> unused(Set<String> keys, String here, Set<String> codes) {
        Set<String> named = found(NAMED, here);
        named.addAll(found(QUOTED, here));
        Script.KEYS.forEach(key -> named.add("script." + key));
        Set<String> vocabularies = new TreeSet<>();
        VOCABULARIES.forEach(pattern -> vocabularies.addAll(found(pattern, here)));
        Set<String> unused = new TreeSet<>(keys);
        unused.removeIf(key -> named.contains(key) || isWord(key, vocabularies, codes));
        return unused;
    }

    private static boolean isWord(String key, Set<String> vocabularies, Set<String> codes) {
        for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
            if (vocabularies.contains(key.substring(0, dot))
                    && codes.containsAll(List.of(key.substring(dot + 1).split("\\.")))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void everythingInTheBundlesIsSaidSomewhere() throws IOException {
        Properties english = new Properties();
        try (Reader file = Files.newBufferedReader(HERE.resolve("resources/messages.properties"), UTF_8)) {
            english.load(file);
        }
        assertThat(unused(english.stringPropertyNames(), text(HERE, "java|html|js|yaml"), codes()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_es.properties", "services_es.properties"})
    void nothingIsSaidTwice(String bundle) throws IOException {
        assertThat(Files.readAllLines(HERE.resolve("resources").resolve(bundle), UTF_8))
                .filteredOn(line -> line.matches("[\\w.-]+=.*"))
                .extracting(line -> line.substring(0, line.indexOf('=')))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatNobodySaysIsFound() {
        String here = "<p th:text=\"#{a.title}\"> words.of('colour', code) words.say(\"one.more\") 'kept.' + kind";
        assertThat(unused(
                        Set.of("a.title", "a.gone", "colour.RED", "colour.NEVER", "one.more", "kept.RED", "lost.RED"),
                        here,
                        Set.of("RED")))
                .containsExactly("a.gone", "colour.NEVER", "lost.RED");
    }
}
