package org.backline.dashboard.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.backline.dashboard.view.board.PainKind;
import org.backline.dashboard.view.board.PainReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The small parts every page is made of. */
class FrameTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static Form form(String name, String value) {
        MultiValueMap<String, String> values = new LinkedMultiValueMap<>();
        values.add(name, value);
        return new Form(values);
    }

    @Test
    void aNumberIsANumberAndAnythingElseStaysForTheServiceToRefuse() {
        assertThat(form("n", " 7 ").number("n")).isEqualTo(7L);
        assertThat(form("n", "7.0").number("n")).isEqualTo(7L);
        assertThat(form("n", "45,5").number("n")).isEqualTo(new BigDecimal("45.5"));
        assertThat(form("n", "seven").number("n")).isEqualTo("seven");
        assertThat(form("n", "1e999999").number("n")).isEqualTo("1e999999");
        assertThat(form("n", " ").number("n")).isNull();
        assertThat(Form.empty().number("n")).isNull();
    }

    /** No form of ours sends one. */
    @Test
    void aFieldThatIsSentWithoutAValueHasNone() {
        assertThat(form("n", null).all("n")).isEmpty();
        assertThat(form("n", null).text("n")).isNull();
    }

    @Test
    void fieldsWithoutAValueAreLeftOutOfARequest() {
        assertThat(Form.object("a", 1, "b", null, "c", "x")).containsOnlyKeys("a", "c");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T11:59:30Z, now",
        "2026-11-22T11:15:00Z, 45 min",
        "2026-11-21T13:00:00Z, 23 h",
        "2026-11-19T12:00:00Z, 3 d",
        "2026-08-01T12:00:00Z, 3 mo",
        "2026-11-22T15:30:00Z, in 3 h"
    })
    void aTimeIsSaidAsPeopleSayIt(Instant at, String words) {
        assertThat(new Moments(Clock.fixed(NOW, ZoneOffset.UTC), WordsTest.words(), ZoneOffset.UTC).ago(at))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"UTC, '22 Nov 2026, 12:00 UTC'", "America/Chicago, '22 Nov 2026, 06:00 GMT-06:00'"})
    void theExactTimeIsThatOfTheDepartmentUntilABrowserShowsItsOwn(ZoneId zone, String words) {
        assertThat(new Moments(Clock.systemUTC(), WordsTest.words(), zone).exact(NOW))
                .isEqualTo(words);
    }

    @Test
    void aSparklineShowsTheLastReadingsAndSaysThemInWords() {
        Sparkline line =
                Sparkline.of(IntStream.range(0, 30).map(day -> day % 11).boxed().toList());
        assertThat(line).isNotNull();
        assertThat(line.points().split(" ")).hasSize(14);
        assertThat(line.last()).isEqualTo(7);
        assertThat(line.readings()).startsWith("5, 6").endsWith(", 7");
        assertThat(Sparkline.of(List.of())).isNull();
        assertThat(Sparkline.of(List.of(0, 10))).extracting(Sparkline::points).isEqualTo("3.0,21.0 90.0,3.0");
    }

    @Test
    void aTrendHasOneColumnForEachTimeAndGapsWhereNobodyAsked() {
        Instant later = NOW.plusSeconds(60);
        Trend trend = Trend.of(List.of(
                new PainReading(later, PainKind.BEFORE_SESSION, 3),
                new PainReading(later, PainKind.DURING_SESSION, 4),
                new PainReading(NOW, PainKind.INTAKE, 6)));
        assertThat(trend.data())
                .isEqualTo("[[%d,%d],[6,3],[null,4]]".formatted(NOW.getEpochSecond(), later.getEpochSecond()));
        assertThat(trend.isWorthDrawing()).isTrue();
        assertThat(Trend.of(List.of()).isWorthDrawing()).isFalse();
    }
}
