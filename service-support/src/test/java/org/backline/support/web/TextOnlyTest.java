package org.backline.support.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class TextOnlyTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(TextOnly.module()).build();

    record Sent(UUID id, LocalDate day, Instant at) {}

    record Named(String name, List<String> others) {}

    @Test
    void readsTextAndNothingAtAll() {
        Sent sent = JSON.readValue("""
                {"id": "01930000-0000-7000-8000-000000000001", "day": "2026-11-22", "at": "2026-11-22T16:30:00+01:00"}
                """, Sent.class);

        assertThat(sent)
                .isEqualTo(new Sent(
                        UUID.fromString("01930000-0000-7000-8000-000000000001"),
                        LocalDate.parse("2026-11-22"),
                        Instant.parse("2026-11-22T15:30:00Z")));
        assertThat(JSON.readValue("{\"day\": \"9999-12-31\", \"at\": \"9999-12-31T23:59:59Z\"}", Sent.class)
                        .day())
                .isEqualTo(LocalDate.parse("9999-12-31"));
        assertThat(JSON.readValue("{\"id\": null}", Sent.class)).isEqualTo(new Sent(null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "day | [2026, 11, 22] | a date",
                "day | 20779 | a date",
                "day | '2026-02-30' | a date",
                "day | '' | a date",
                "day | '+10000-01-01' | a date",
                "day | '0000-12-31' | a date",
                "at | '+999999999-12-31T23:59:59Z' | an instant",
                "at | '0001-01-01T00:00:00+00:01' | an instant",
                "at | 1763825400 | an instant",
                "at | 1763825400.5 | an instant",
                "at | '2026-11-22' | an instant",
                "at | '2026-11-22T15:30:00' | an instant",
                "id | '' | a UUID",
                "id | '1-1-1-1-1' | a UUID",
                "id | 7 | a UUID",
                "id | {} | a UUID"
            },
            quoteCharacter = '~')
    void refusesEverythingElseAndNamesTheField(String field, String value, String kind) {
        String body = "{\"%s\": %s}".formatted(field, value.replace('\'', '"'));

        assertThatThrownBy(() -> JSON.readValue(body, Sent.class))
                .isInstanceOfSatisfying(MismatchedInputException.class, wrong -> {
                    FieldProblem problem = JsonProblems.describe(wrong);
                    assertThat(problem.field()).isEqualTo(field);
                    assertThat(problem.message()).startsWith("must be " + kind);
                });
    }

    @Test
    void refusesTheCharacterThatPostgreSqlCannotStore() {
        for (String field : List.of("name", "others[1]")) {
            String body = "{\"name\": \"Ada%s\", \"others\": [\"\", \"Example%s\"]}"
                    .formatted(field.equals("name") ? "\\u0000" : "", field.equals("name") ? "" : "\\u0000");
            assertThatThrownBy(() -> JSON.readValue(body, Named.class))
                    .satisfies(wrong -> assertThat(JsonProblems.describe(wrong))
                            .isEqualTo(new FieldProblem(field, "must be text without the character U+0000")));
        }
        assertThat(JSON.readValue("{\"name\": \"Ada\\t\", \"others\": [null]}", Named.class))
                .isEqualTo(new Named("Ada\t", Collections.singletonList(null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{'day': 'Ada Example'}", "{'id': 'Ada Example'}", "{'at': 'Ada Example'}", "{'at': Ada Example}"})
    void doesNotRepeatWhatMayBeAName(String body) {
        assertThatThrownBy(() -> JSON.readValue(body.replace('\'', '"'), Sent.class))
                .satisfies(wrong -> assertThat(JsonProblems.describe(wrong).message())
                        .doesNotContain("Ada")
                        .doesNotContain("Example"));
    }
}
