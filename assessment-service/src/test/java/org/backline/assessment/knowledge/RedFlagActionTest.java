package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.knowledge.CaseSamples.aClearAthlete;
import static org.backline.assessment.knowledge.CaseSamples.anUnaskedAthlete;
import static org.backline.assessment.knowledge.CaseSamples.evaluate;
import static org.backline.assessment.knowledge.CaseSamples.withFlags;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.backline.codes.Disposition;
import org.backline.codes.FlagAnswer;
import org.backline.codes.RedFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every red flag alone and with every other, against the table of the evidence base. */
class RedFlagActionTest {

    private static final String NOTHING = "NONE";
    private static final List<String> RISING = List.of(NOTHING, "ROUTINE", "URGENT", "EMERGENCY");
    private static final Map<RedFlag, Row> TABLE = table();

    private record Row(RedFlag flag, String alone, String together, Set<RedFlag> with) {

        String with(RedFlag other) {
            return with.contains(other) ? together : alone;
        }
    }

    private static Map<RedFlag, Row> table() {
        Map<RedFlag, Row> table = new EnumMap<>(RedFlag.class);
        KnowledgeFiles.resource("/knowledge/red-flag-actions.csv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    String[] cells = line.split(";", -1);
                    RedFlag flag = RedFlag.valueOf(cells[0].strip());
                    Set<RedFlag> with = cells[3].strip().equals("*") ? EnumSet.allOf(RedFlag.class) : flags(cells[3]);
                    with.removeAll(flags(cells[4]));
                    with.remove(flag);
                    table.put(flag, new Row(flag, cells[1].strip(), cells[2].strip(), with));
                });
        return table;
    }

    private static Set<RedFlag> flags(String cell) {
        Set<RedFlag> flags = EnumSet.noneOf(RedFlag.class);
        Arrays.stream(cell.strip().split(" "))
                .filter(name -> !name.isEmpty())
                .forEach(name -> flags.add(RedFlag.valueOf(name)));
        return flags;
    }

    @ParameterizedTest
    @EnumSource(RedFlag.class)
    void actsAlone(RedFlag flag) {
        Row row = TABLE.get(flag);
        Evaluation clear = evaluate(withFlags(aClearAthlete(), FlagAnswer.YES, flag));
        Evaluation unasked = evaluate(withFlags(anUnaskedAthlete(), FlagAnswer.YES, flag));
        if (row.alone().equals(NOTHING)) {
            assertThat(clear.disposition()).isEqualTo(Disposition.MANAGE);
            assertThat(clear.patterns()).isEmpty();
            assertThat(unasked.disposition()).isEqualTo(Disposition.INCOMPLETE);
        } else {
            assertThat(clear.disposition()).isEqualTo(Disposition.valueOf(row.alone()));
            assertThat(unasked.disposition()).isEqualTo(Disposition.valueOf(row.alone()));
            assertThat(clear.suspicions().getFirst().because()).contains(flag.name());
        }
    }

    static Stream<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (RedFlag one : RedFlag.values()) {
            for (RedFlag other : RedFlag.values()) {
                if (one.compareTo(other) < 0) {
                    pairs.add(Arguments.of(one, other));
                }
            }
        }
        return pairs.stream();
    }

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("pairs")
    void actTogether(RedFlag one, RedFlag other) {
        String expected = Stream.of(TABLE.get(one).with(other), TABLE.get(other).with(one))
                .max(java.util.Comparator.comparingInt(RISING::indexOf))
                .orElseThrow();
        Evaluation evaluation = evaluate(withFlags(aClearAthlete(), FlagAnswer.YES, one, other));
        assertThat(evaluation.disposition().name()).isEqualTo(expected);
    }

    @Test
    void knowsEveryFlag() {
        assertThat(TABLE.keySet()).containsExactly(RedFlag.values());
    }
}
