package org.backline.dashboard.web.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a page says comes from the bundles: no sentence stands in a template or a script. */
class BareTextTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][\\w:-]*)((?:[^<>\"]|\"[^\"]*\")*)>");
    private static final Pattern SPOKEN_ATTRIBUTE =
            Pattern.compile("(?<![\\w:-])(aria-label|placeholder|title|alt|label|data-label)=\"([^\"]*)\"");
    private static final Pattern EXPRESSION =
            Pattern.compile("th:(text|title|alt|placeholder|aria-label|label|attr|replace|with)=\"([^\"]*)\"");
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");
    private static final Pattern SAID = Pattern.compile("\\p{L}{2,}");

    /** Names and examples, the same in every language. */
    private static final Set<String> NO_WORDS = Set.of("Backline", "M54.50", "A-01936B8A");

    private static final Set<String> SILENT = Set.of("style", "script");

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("static/app"))) {
            return files.filter(file -> file.toString().endsWith(".js")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noTemplateSaysAnythingOfItsOwn(Path template) throws IOException {
        assertThat(bare(Files.readString(template, UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void noScriptSaysAnythingOfItsOwn(Path script) throws IOException {
        assertThat(spoken(Files.readString(script, UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Nothing is lost.</p>",
                "<p>[[#{a.key}]] but this is not</p>",
                "<input placeholder=\"Name or number\">",
                "<p th:text=\"${more} + ' more'\">3 more</p>",
                "<p th:text=\"${one == null ? 'Not set' : one}\">x</p>",
                "<p th:replace=\"~{parts :: choose('form', 'reason', 'Why', 'reason', ${x}, null, null)}\"></p>",
                "<p th:attr=\"aria-label='Place of ' + ${name}\"></p>"
            })
    void bareTextIsFound(String template) {
        assertThat(bare(template)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p th:text=\"#{a.key}\">Nothing is lost.</p>",
                "<p>[[#{a.key}]] <b th:text=\"${name}\">Maya</b>, 3 × 12</p>",
                "<p th:text=\"${words.of('stage', code)}\">New</p>",
                "<p th:text=\"${words.say(one == 'HELD' ? 'a.key' : 'another.key')}\">New</p>",
                "<p th:replace=\"~{parts :: choose('form', 'reason', #{form.why}, 'reason', ${x}, null, null)}\"></p>"
            })
    void whatComesFromTheBundlesIsNot(String template) {
        assertThat(bare(template)).isEmpty();
    }

    @Test
    void aSentenceOfAScriptIsFound() {
        assertThat(spoken("done.textContent = 'Well done, it is sent';")).isNotEmpty();
        assertThat(spoken("key.innerHTML = '<span class=\"rest\">at rest</span>';"))
                .isNotEmpty();
        assertThat(spoken("const form = document.querySelector('form[data-once]'); say('not-written');"))
                .isEmpty();
    }

    static List<String> bare(String template) {
        String html = template.replaceAll("(?s)<!--.*?-->|<!DOCTYPE[^>]*>", "");
        List<String> found = new ArrayList<>();
        Matcher tags = TAG.matcher(html);
        int end = 0;
        String open = "";
        String name = "";
        while (tags.find()) {
            String text = html.substring(end, tags.start())
                    .replaceAll("\\[\\[.*?]]", "")
                    .strip();
            boolean prototype = open.contains("th:text=") || open.contains("th:utext=");
            if (!prototype && !SILENT.contains(name) && speaks(text)) {
                found.add(text);
            }
            end = tags.end();
            open = tags.group(1).isEmpty() ? tags.group(3) : "";
            name = tags.group(1).isEmpty() ? tags.group(2) : "";
            attributes(tags.group(3), found);
        }
        return found;
    }

    private static void attributes(String tag, List<String> found) {
        Matcher attributes = SPOKEN_ATTRIBUTE.matcher(tag.replaceAll("th:[\\w-]+=\"[^\"]*\"", ""));
        while (attributes.find()) {
            if (speaks(attributes.group(2))) {
                found.add(attributes.group());
            }
        }
        Matcher expressions = EXPRESSION.matcher(tag);
        while (expressions.find()) {
            String expression = expressions.group(2);
            Matcher literals = LITERAL.matcher(expression);
            while (literals.find()) {
                String before = expression.substring(Math.max(0, literals.start() - 3), literals.start());
                if (isSentence(expressions.group(1), before, literals.group(1))) {
                    found.add(expressions.group());
                }
            }
        }
    }

    /** Codes are compared or handed on, keys have a dot, and addresses a slash; what is left would be shown. */
    private static boolean isSentence(String where, String before, String literal) {
        boolean technical = literal.matches("[\\w.-]*\\.[\\w.-]*")
                || literal.contains("/")
                || literal.startsWith("#")
                || literal.startsWith("sse:")
                || literal.startsWith(", sse:")
                || literal.startsWith("every ")
                || literal.contains("Backline")
                || literal.contains(".js")
                || literal.contains("&amp;")
                || before.endsWith("== ")
                || before.endsWith("!= ");
        if (technical || !speaks(literal)) {
            return false;
        }
        if (where.equals("text") || where.equals("title") || where.equals("alt") || where.equals("aria-label")) {
            return !before.endsWith("(") && !before.endsWith(", ") && !before.endsWith("{");
        }
        return literal.matches("(?s).*[A-Z]?[a-z]+ .*") || literal.matches("[A-Z][a-z]+");
    }

    private static boolean speaks(String text) {
        return !NO_WORDS.contains(text.strip())
                && SAID.matcher(text.replaceAll("&\\w+;", "")).find();
    }

    static List<String> spoken(String script) {
        List<String> found = new ArrayList<>();
        for (String line : script.lines().toList()) {
            String code = line.replaceFirst("(^|\\s)//.*$", "");
            Matcher literals = Pattern.compile("'([^']*)'|`([^`]*)`").matcher(code);
            while (literals.find()) {
                String literal = literals.group(1) == null ? literals.group(2) : literals.group(1);
                if (literal.matches("(?s).*>[^<>]*\\p{L}{2,}[^<>]*<.*")) {
                    found.add(literal); // words between tags
                }
                boolean technical = literal.matches("(?s).*[\\[\\]=#:;{}<>/.].*");
                if (!technical && literal.matches("(?s).*\\p{L}{2,} \\p{L}{2,}.*")) {
                    found.add(literal);
                }
            }
        }
        return found;
    }
}
