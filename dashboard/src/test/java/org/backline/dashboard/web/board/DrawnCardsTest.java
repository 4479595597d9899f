package org.backline.dashboard.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.backline.dashboard.TestDashboard;
import org.backline.dashboard.web.frame.Sparkline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

@TestDashboard
class DrawnCardsTest {

    @Autowired
    private DrawnCards drawn;

    @AfterEach
    void speakAsBefore() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void whatSaysTheSameIsDrawnOnce() {
        String first = drawn.card(card("Ada Byron", "Examine"));
        assertThat(drawn.card(card("Ada Byron", "Examine"))).isSameAs(first).contains("Ada Byron", ">5<");
    }

    @Test
    void whatSaysSomethingElseIsDrawnAnew() {
        assertThat(drawn.card(card("Ada Byron", "Examine"))).contains(">Examine</a>");
        assertThat(drawn.card(card("A-1", "Examine"))).contains(">A-1</a>").doesNotContain("Ada Byron");
        assertThat(drawn.card(card("Ada Byron", "Refer"))).contains(">Refer</a>");
        assertThat(drawn.row(card("Ada Byron", "Refer"))).startsWith("<tr").contains(">Refer</a>");
    }

    @Test
    void eachIsDrawnInItsReadersLanguage() {
        assertThat(drawn.row(card("Ada Byron", "Examine"))).contains("<td>New</td>");
        LocaleContextHolder.setLocale(Locale.of("es"));
        assertThat(drawn.row(card("Ada Byron", "Examine"))).contains("<td>Nuevo</td>");
    }

    @Test
    void whatSomebodyWroteIsText() {
        assertThat(drawn.card(card("<b onclick='x()'>", "&amp;")))
                .contains("&lt;b onclick=&#39;x()&#39;&gt;", ">&amp;amp;</a>")
                .doesNotContain("<b onclick");
    }

    private static Card card(String name, String next) {
        return new Card(
                "0198b000-0000-7000-8000-000000000001",
                name,
                "A-1",
                "north",
                "J. Okafor",
                "Rowing",
                "20 F",
                "Lumbar left",
                "NEW",
                Instant.parse("2026-11-20T15:30:00Z"),
                null,
                null,
                false,
                "RECORD_FINDINGS",
                next,
                false,
                "assessment",
                Sparkline.of(List.of(4, 5)),
                null,
                null,
                "1");
    }
}
