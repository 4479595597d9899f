package org.backline.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.Instrument;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.CaseSamples.Told;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.TestDashboard;
import org.backline.support.operations.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@TestDashboard
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewsConvergeTest {

    private static final List<String> VIEWS =
            List.of("board", "case_access", "casefile", "department", "function_trend", "physician_inbox", "timeline");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Views views;

    private Delivery delivery;

    @BeforeAll
    void begin() {
        delivery = new Delivery(context);
    }

    /** Leaves the tables as the store has them, for the tests that share this dashboard. */
    @AfterAll
    void restore() {
        VIEWS.forEach(views::replay);
        awaitQuiet();
    }

    static Stream<Long> anyOrder() {
        return IntStream.rangeClosed(1, 40).mapToObj(seed -> (long) seed);
    }

    private static List<Told> stories() {
        List<Told> told = new ArrayList<>(CaseSamples.everything(9_001));
        told.addAll(CaseSamples.aRower(9_002)
                .opened(8, RedFlag.CES_SADDLE)
                .referred(Urgency.EMERGENCY, CauseCategory.SERIOUS, ReferralOrigin.INTAKE, "CES_SADDLE")
                .seen()
                .accepted()
                .scheduled()
                .scheduled()
                .answered(Urgency.URGENT)
                .read()
                .reconciled(ReconciliationChoice.RETURN_TO_ASSESSMENT, Urgency.URGENT)
                .examined()
                .examined()
                .proposed(Disposition.INCOMPLETE, CauseCategory.UNDETERMINED, "SLR")
                .proposed(Disposition.MANAGE, CauseCategory.MUSCULAR)
                .movedTo("west", "trainer.moreau")
                .movedTo("south", "trainer.weiss")
                .told());
        told.addAll(CaseSamples.aRower(9_003)
                .opened(4)
                .scored(Instrument.NPRS, 4)
                .causeConfirmed()
                .drafted()
                .assigned()
                .held()
                .resumed()
                .held()
                .stopped(StopReason.ATHLETE_WITHDREW)
                .told());
        return told;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("anyOrder")
    void areTheSameInWhateverOrderAndHoweverOftenFactsArrive(long seed) {
        List<Told> told = stories();
        delivery.forget();
        delivery.handle(told);
        Map<String, String> inOrder = delivery.rows();

        Random chance = new Random(seed);
        List<Told> shuffled = new ArrayList<>(told);
        told.stream().filter(one -> chance.nextInt(3) == 0).forEach(shuffled::add);
        Collections.shuffle(shuffled, chance);
        delivery.forget();
        delivery.handle(shuffled);

        assertThat(delivery.rows()).isEqualTo(inOrder);
    }

    @Test
    void areEmptyAfterForgetting() {
        delivery.handle(stories());
        assertThat(delivery.rows())
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
        delivery.forget();
        assertThat(delivery.rows())
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isEmpty());
    }

    @Test
    void equalAFreshReplayOfThemselves() {
        VIEWS.forEach(views::replay);
        awaitQuiet();
        delivery.publish(CaseSamples.everything(9_004));
        awaitQuiet();
        assertThat(delivery.rows().get("timeline")).contains("PhysicianReported");

        assertThat(views.verify())
                .hasSize(VIEWS.size())
                .allSatisfy(verification ->
                        assertThat(verification.equal()).as(verification.view()).isTrue());
    }

    private void awaitQuiet() {
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(views.progress())
                        .hasSize(VIEWS.size())
                        .allSatisfy(progress -> {
                            assertThat(progress.failing()).isFalse();
                            assertThat(progress.position()).isGreaterThanOrEqualTo(progress.head());
                        }));
    }
}
