package org.backline.dashboard.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backline.codes.RedFlag;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Both languages say the same things: the same keys, with the same places to fill in. */
class BundlesTest {

    private static final Map<String, String> ENGLISH = bundle("messages.properties");
    private static final Map<String, String> SPANISH = bundle("messages_es.properties");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

    /** Sentences that are the same in both on purpose: what the columns of a file must be called. */
    private static final List<String> THE_SAME = List.of("import.sample");

    private static Map<String, String> bundle(String name) {
        Properties read = new Properties();
        try (InputStreamReader file = new InputStreamReader(
                Objects.requireNonNull(BundlesTest.class.getResourceAsStream("/" + name)), StandardCharsets.UTF_8)) {
            read.load(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return read.stringPropertyNames().stream()
                .collect(Collectors.toMap(
                        key -> key, key -> read.getProperty(key, ""), (one, other) -> one, TreeMap::new));
    }

    private static List<String> places(String message) {
        return List.copyOf(new TreeSet<>(PLACE.matcher(message)
                .results()
                .map((MatchResult place) -> place.group(1))
                .toList()));
    }

    @Test
    void bothHaveTheSameKeys() {
        assertThat(SPANISH.keySet()).containsExactlyElementsOf(ENGLISH.keySet());
    }

    @Test
    void bothHaveTheSamePlaces() {
        assertThat(ENGLISH)
                .allSatisfy((key, english) -> assertThat(places(SPANISH.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(places(english)));
    }

    @Test
    void nothingThatIsSaidInOneIsSilentInTheOther() {
        assertThat(ENGLISH)
                .allSatisfy((key, english) -> assertThat(
                                SPANISH.getOrDefault(key, "").isBlank())
                        .as(key)
                        .isEqualTo(english.isBlank()));
    }

    @Test
    void noSentenceWasLeftInEnglish() {
        assertThat(ENGLISH.entrySet())
                .filteredOn(said -> said.getValue().matches("(?s).*[a-z]+ [a-z]+ [a-z]+.*"))
                .filteredOn(said -> !THE_SAME.contains(said.getKey()))
                .allSatisfy(said ->
                        assertThat(SPANISH.get(said.getKey())).as(said.getKey()).isNotEqualTo(said.getValue()));
    }

    /** A single apostrophe in a format swallows the place behind it. */
    @Test
    void everyFormatShowsEveryPlace() {
        for (Map.Entry<Locale, Map<String, String>> language :
                Map.of(Locale.ENGLISH, ENGLISH, Locale.of("es"), SPANISH).entrySet()) {
            language.getValue().forEach((key, message) -> {
                if (message.contains("{0") && !key.startsWith("script.") && !message.contains("choice")) {
                    Object[] values = places(message).stream()
                            .map(place -> "value-" + place)
                            .toArray();
                    assertThat(new MessageFormat(message, language.getKey()).format(values))
                            .as(key)
                            .contains(places(message).stream()
                                    .map(place -> "value-" + place)
                                    .toList());
                }
            });
        }
    }

    @Test
    void whatScriptsSayIsThere() {
        assertThat(Script.KEYS).allSatisfy(key -> assertThat(ENGLISH).containsKey("script." + key));
    }

    /** The screen is asked in English as the knowledge base words it, so that nobody signs one thing and asks another. */
    @Test
    void theQuestionsOfTheScreenAreThoseOfTheKnowledgeBase() {
        var flags = YAMLMapper.builder()
                .build()
                .readTree(RedFlag.class.getResourceAsStream("/org/backline/codes/red-flags.yaml"))
                .path("flags");
        assertThat(flags.valueStream().filter(flag -> flag.path("asked").asBoolean(true)))
                .isNotEmpty()
                .allSatisfy(flag -> assertThat(
                                ENGLISH.get("flagask." + flag.path("id").asString()))
                        .isEqualTo(flag.path("question").asString()))
                .allSatisfy(flag -> assertThat(
                                ENGLISH.get("flagpoints." + flag.path("id").asString()))
                        .isEqualTo(flag.path("pointsTo").asString()));
    }
}
