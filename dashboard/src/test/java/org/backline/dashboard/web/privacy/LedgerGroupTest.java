package org.backline.dashboard.web.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.backline.dashboard.web.privacy.RecordLedger.Line;
import org.junit.jupiter.api.Test;

class LedgerGroupTest {

    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

    private static Line line(int secondsAfterTen, String who, String data, String outcome) {
        return new Line(
                TEN.plusSeconds(secondsAfterTen), who, "ATHLETIC_TRAINER", "op", data, "TREATMENT", outcome, "INTAKE");
    }

    @Test
    void whatOnePersonSawInOneGoStandsTogetherThoughAnotherLookedMeanwhile() {
        List<LedgerGroup> groups = LedgerGroup.of(List.of(
                line(70, "Okafor", "CLINICAL", "DISCLOSED"),
                line(65, "Bell", "CLINICAL", "DISCLOSED"),
                line(60, "Okafor", "REFERRAL", "DISCLOSED"),
                line(0, "Okafor", "CLINICAL", "DISCLOSED")));
        assertThat(groups).extracting(LedgerGroup::size).containsExactly(3, 1);
        assertThat(groups.getFirst().data()).containsExactly("CLINICAL", "REFERRAL");
        assertThat(groups.getFirst().at()).isEqualTo(TEN.plusSeconds(70));
    }

    @Test
    void aPauseBeginsAnotherOccasion() {
        assertThat(LedgerGroup.of(List.of(
                        line(300, "Okafor", "CLINICAL", "DISCLOSED"), line(0, "Okafor", "CLINICAL", "DISCLOSED"))))
                .hasSize(2);
    }

    @Test
    void whatWasRefusedIsNotPutTogetherWithWhatWasSeen() {
        assertThat(LedgerGroup.of(
                        List.of(line(1, "Okafor", "CLINICAL", "DENIED"), line(0, "Okafor", "CLINICAL", "DISCLOSED"))))
                .hasSize(2);
    }

    @Test
    void noLineIsLost() {
        List<Line> lines = List.of(
                line(400, "Okafor", "CLINICAL", "DISCLOSED"),
                line(399, "Bell", "IDENTITY", "DENIED"),
                line(2, "Bell", "IDENTITY", "DISCLOSED"),
                line(1, "Okafor", "CLINICAL", "DISCLOSED"));
        assertThat(LedgerGroup.of(lines)).flatExtracting(LedgerGroup::lines).containsExactlyInAnyOrderElementsOf(lines);
    }
}
