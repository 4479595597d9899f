package org.backline.dashboard.web.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.backline.dashboard.web.frame.Form;
import org.junit.jupiter.api.Test;

class PromsTest {

    private static Form form(String... namesAndValues) {
        Form form = Form.empty();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            form = form.with(namesAndValues[index], namesAndValues[index + 1]);
        }
        return form;
    }

    @Test
    void takesThePainThatWasAskedAnyway() {
        assertThat(Proms.of(form("pain.now", "4"))).containsExactly(Map.of("instrument", "NPRS", "value", 4L));
        assertThat(Proms.of(form())).isEmpty();
    }

    @Test
    void meansTheActivitiesThatWereRated() {
        assertThat(Proms.of(form("psfs.1.score", "4", "psfs.3.score", "7")))
                .containsExactly(Map.of("instrument", "PSFS", "value", new BigDecimal("5.5")));
    }

    @Test
    void leavesItToTheServiceToRefuseWhatIsNoRating() {
        assertThat(Proms.of(form("psfs.1.score", "11"))).containsExactly(Map.of("instrument", "PSFS", "value", -1));
        assertThat(Proms.of(form("psfs.1.score", "well")))
                .containsExactly(Map.of("instrument", "PSFS", "value", "well"));
    }

    @Test
    void keepsTheActivitiesInTheNote() {
        assertThat(Proms.note(form("note", "Came with the coach.", "psfs.1.activity", "erg", "psfs.1.score", "4")))
                .isEqualTo("Came with the coach.\nPSFS: erg 4");
        assertThat(Proms.note(form("psfs.2.activity", "sitting"))).isNull();
    }
}
