package org.backline.dashboard.web.casepage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Side;
import org.backline.dashboard.view.casefile.Casefile.RecordedFinding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The clinical tests the case page offers, from {@code forms/tests.yaml}. */
@Component
class TestCatalogue {

    private static final String FILE = "/forms/tests.yaml";
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]+");

    private final List<Group> groups;

    TestCatalogue() {
        groups = read().path("groups").valueStream().map(Group::of).toList();
    }

    private record Group(String id, boolean open, List<Entry> tests) {

        static Group of(JsonNode group) {
            return new Group(
                    group.path("id").asString(),
                    group.path("open").asBoolean(),
                    group.path("tests").valueStream().map(Entry::of).toList());
        }
    }

    /** One test of the catalogue. */
    record Entry(ClinicalTest test, boolean sided, @Nullable String unit, List<String> ticks, boolean drawn) {

        static Entry of(JsonNode entry) {
            return new Entry(
                    ClinicalTest.valueOf(entry.path("test").asString()),
                    entry.path("sided").asBoolean(),
                    entry.path("unit").asStringOpt().orElse(null),
                    entry.path("ticks")
                            .valueStream()
                            .map(tick -> tick.asString(""))
                            .toList(),
                    entry.path("drawn").asBoolean(false));
        }

        List<Side> sides() {
            return sided ? List.of(Side.LEFT, Side.RIGHT) : List.of(Side.NONE);
        }

        /** Begin of the names of the fields for one side. */
        String name(Side side) {
            return "finding." + test + "." + side;
        }
    }

    /** Every test, in the order of the form. */
    Stream<Entry> entries() {
        return groups.stream().flatMap(group -> group.tests().stream());
    }

    /**
     * The form for a case.
     *
     * @param examined whether the rules have proposed anything yet; before that, the groups of the screen stand open
     * @param missing items of the screen without an answer
     * @param findings what was found so far
     * @param wording how a finding reads
     */
    List<TestForm> form(
            boolean examined,
            List<String> missing,
            List<RecordedFinding> findings,
            BiFunction<Entry, RecordedFinding, String> wording) {
        Set<String> needed = missing.stream()
                .flatMap(item -> CODE.matcher(item).results())
                .map(code -> code.group().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        boolean cluster = needed.contains("SIJ_CLUSTER");
        return groups.stream()
                .map(group -> {
                    List<TestForm.Test> tests = group.tests().stream()
                            .map(entry -> new TestForm.Test(
                                    entry.test().name(),
                                    entry.unit(),
                                    entry.ticks(),
                                    entry.drawn(),
                                    needed.contains(entry.test().name()),
                                    cells(entry, findings, wording)))
                            .toList();
                    boolean lacking = tests.stream().anyMatch(TestForm.Test::needed)
                            || (cluster && group.id().equals("SIJ"));
                    return new TestForm(group.id(), lacking || (group.open() && !examined), tests);
                })
                .toList();
    }

    private static List<TestForm.Cell> cells(
            Entry entry, List<RecordedFinding> findings, BiFunction<Entry, RecordedFinding, String> wording) {
        return entry.sides().stream()
                .map(side -> {
                    RecordedFinding last = findings.stream()
                            .filter(recorded -> recorded.finding().test() == entry.test()
                                    && recorded.finding().side() == side)
                            .findFirst()
                            .orElse(null);
                    return new TestForm.Cell(
                            side.name(),
                            entry.name(side),
                            last == null ? null : wording.apply(entry, last),
                            last == null || last.finding().result() == null
                                    ? null
                                    : last.finding().result().name());
                })
                .toList();
    }

    private static JsonNode read() {
        try (InputStream file = TestCatalogue.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("No " + FILE + " on the class path");
            }
            return YAMLMapper.builder().build().readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
