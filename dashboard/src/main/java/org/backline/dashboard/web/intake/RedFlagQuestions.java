package org.backline.dashboard.web.intake;

import static org.backline.dashboard.web.frame.Form.object;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backline.codes.RedFlag;
import org.backline.dashboard.web.frame.Words;
import org.backline.dashboard.web.intake.RedFlagForm.Question;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The questions of the red-flag screen, from the file that the services judge by. What the page says of an answer at
 * once comes from there too; the decision stays with the services.
 */
@Component
public class RedFlagQuestions {

    private static final String FILE = "/org/backline/codes/red-flags.yaml";

    private static final Map<String, List<RedFlag>> GROUPS = inOrder();

    private final List<RedFlagForm> groups;
    private final Map<String, Question> byFlag;
    private final List<JsonNode> rules;

    RedFlagQuestions() {
        this.rules = read().path("flags").valueStream().toList();
        Map<String, Question> asked = rules.stream()
                .filter(flag -> flag.path("asked").asBoolean(true))
                .map(RedFlagQuestions::question)
                .collect(Collectors.toMap(Question::flag, Function.identity()));
        this.byFlag = Map.copyOf(asked);
        this.groups = GROUPS.entrySet().stream()
                .map(group -> new RedFlagForm(
                        group.getKey(),
                        group.getValue().stream()
                                .map(flag -> byFlag.get(flag.name()))
                                .filter(Objects::nonNull)
                                .toList()))
                .toList();
        List<String> grouped = groups.stream()
                .flatMap(group -> group.questions().stream())
                .map(Question::flag)
                .toList();
        if (!grouped.containsAll(byFlag.keySet())) {
            throw new IllegalStateException("Red flags that the intake page does not ask: "
                    + byFlag.keySet().stream()
                            .filter(flag -> !grouped.contains(flag))
                            .sorted()
                            .toList());
        }
    }

    private static Map<String, List<RedFlag>> inOrder() {
        Map<String, List<RedFlag>> groups = new LinkedHashMap<>();
        groups.put(
                "nerves",
                List.of(
                        RedFlag.CES_SADDLE,
                        RedFlag.CES_BLADDER,
                        RedFlag.CES_BOWEL,
                        RedFlag.CES_SEX,
                        RedFlag.CES_BILAT,
                        RedFlag.NEURO_PROG,
                        RedFlag.UMN));
        groups.put("bone", List.of(RedFlag.TRAUMA_MAJOR, RedFlag.REDS, RedFlag.STEROID));
        groups.put("inner", List.of(RedFlag.EXERT_SEV, RedFlag.VASC, RedFlag.VISC));
        groups.put(
                "illness", List.of(RedFlag.FEVER, RedFlag.INF_RISK, RedFlag.CANCER_HX, RedFlag.WT_LOSS, RedFlag.NIGHT));
        groups.put("course", List.of(RedFlag.IBP, RedFlag.SPA_X, RedFlag.SEV_MISMATCH));
        return groups;
    }

    /** How the answers are judged at the door, for the page to say at once what recording them will do. */
    String doorRules(Words words) {
        return JsonMapper.shared()
                .writeValueAsString(rules.stream()
                        .map(flag -> object(
                                "flag", flag.path("id").asString(),
                                "words", words.of("flag", flag.path("id").asString()),
                                "alone", flag.path("alone").asString("NONE"),
                                "escalations",
                                        flag.path("escalations").valueStream().toList(),
                                "impliedBy",
                                        flag.path("impliedBy").valueStream().toList()))
                        .toList());
    }

    /** The groups in the order to ask them. */
    public List<RedFlagForm> groups() {
        return groups;
    }

    /** The questions for these flags, as far as they are asked at all. */
    public List<Question> questions(Stream<String> flags) {
        return flags.distinct()
                .flatMap(flag -> Stream.ofNullable(byFlag.get(flag)))
                .toList();
    }

    /** Every flag that is asked. */
    public Stream<String> flags() {
        return groups.stream().flatMap(group -> group.questions().stream()).map(Question::flag);
    }

    private static Question question(JsonNode flag) {
        return new Question(
                flag.path("id").asString(),
                flag.path("question").asString(),
                flag.path("alone").asString("NONE"),
                flag.path("source").asString(""),
                flag.path("grade").asString(""),
                flag.path("mark").asString(""));
    }

    private static JsonNode read() {
        try (InputStream file = RedFlag.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("No " + FILE + " on the class path");
            }
            return YAMLMapper.builder().build().readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
