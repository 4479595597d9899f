package org.backline.dashboard.view.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Urgency;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.TestDashboard;
import org.backline.support.vitals.VitalSign.Reading;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case that waits for a step of ours is counted until the step has come; so is a referral without an answer. */
@TestDashboard
class CaseFlowTest {

    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2027-06-01T00:00:00Z");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private Map<String, Double> figures(Instant now) {
        var settings = new CaseFlow.Settings(Duration.ofMinutes(1), Map.of(Urgency.URGENT, Duration.ofDays(3)));
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new CaseFlow(jdbc, clock, settings)
                .take().stream()
                        .collect(Collectors.toMap(
                                reading -> reading.name()
                                        + reading.tags().values().stream()
                                                .sorted()
                                                .toList(),
                                Reading::value));
    }

    private double figure(String name) {
        return figures(LATE).getOrDefault(name, 0.0);
    }

    @Test
    void aCaseWithoutAProposalIsStuckUntilThereIsOne() {
        double before = figure("backline.cases.stuck[proposal]");
        CaseSamples story = CaseSamples.aRower(8_001).opened(4);
        new Delivery(context).handle(story.told());
        assertThat(figure("backline.cases.stuck[proposal]")).isEqualTo(before + 1);

        new Delivery(context)
                .handle(story.proposed(Disposition.INCOMPLETE, CauseCategory.UNDETERMINED, "SLR")
                        .told());
        assertThat(figure("backline.cases.stuck[proposal]")).isEqualTo(before);
    }

    @Test
    void aReferralWithoutAnAnswerIsOverdueAfterItsTimeAndNotBefore() {
        double before = figure("backline.loops.overdue[URGENT]");
        double early = figures(EARLY).getOrDefault("backline.loops.overdue[URGENT]", 0.0);
        CaseSamples story = CaseSamples.aRower(8_002)
                .opened(4)
                .referred(Urgency.URGENT, CauseCategory.NERVE, ReferralOrigin.ASSESSMENT, "SLR");
        new Delivery(context).handle(story.told());

        assertThat(figure("backline.loops.overdue[URGENT]")).isEqualTo(before + 1);
        assertThat(figures(EARLY).getOrDefault("backline.loops.overdue[URGENT]", 0.0))
                .isEqualTo(early);
        assertThat(figure("backline.loops.open[REQUESTED, URGENT]")).isPositive();

        new Delivery(context).handle(story.seen().accepted().answered(null).told());
        assertThat(figure("backline.loops.overdue[URGENT]")).isEqualTo(before);
    }
}
