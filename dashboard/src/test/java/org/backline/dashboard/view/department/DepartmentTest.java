package org.backline.dashboard.view.department;

import static org.assertj.core.api.Assertions.assertThat;

import org.backline.codes.CauseCategory;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.TestDashboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@TestDashboard
class DepartmentTest {

    private static final LoopFigures.Step NONE = new LoopFigures.Step(0, null);
    private static final String TRAINER = "trainer.moreau";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DepartmentReader reader;

    private Delivery delivery;

    @BeforeEach
    void begin() {
        delivery = new Delivery(context);
    }

    /** Each test has a clinic of its own, beside whatever other tests have told. */
    private ClinicFigures of(String clinic) {
        return reader.handle(new FindClinicFigures()).stream()
                .filter(one -> one.clinicId().equals(clinic))
                .findFirst()
                .orElseThrow();
    }

    private LoopFigures urgentLoops() {
        return reader.handle(new FindLoopFigures()).stream()
                .filter(one -> one.urgency() == Urgency.URGENT)
                .findFirst()
                .orElse(new LoopFigures(Urgency.URGENT, 0, 0, NONE, NONE, NONE, NONE, NONE));
    }

    @Test
    void countsChangeOnlyOfThoseWhoWereAskedAgain() {
        delivery.handle(CaseSamples.aRower(9_501)
                .opened(7)
                .movedTo("asked-again", TRAINER)
                .told());
        delivery.handle(CaseSamples.aRower(9_502)
                .opened(5)
                .causeConfirmed()
                .drafted()
                .assigned()
                .trained(4, 5)
                .trained(2, 3)
                .movedTo("asked-again", TRAINER)
                .told());

        ClinicFigures clinic = of("asked-again");
        assertThat(clinic.cases()).isEqualTo(2);
        assertThat(clinic.followed()).isEqualTo(1);
        assertThat(clinic.painFirst()).isEqualTo(5);
        assertThat(clinic.painLast()).isEqualTo(2);
        assertThat(clinic.functioning()).isZero();
        assertThat(clinic.functionFirst()).isNull();
    }

    @Test
    void countsSomebodyAsBackOnlyAfterALimitation() {
        delivery.handle(CaseSamples.aRower(9_503)
                .opened(5)
                .takesPart(Participation.FULL)
                .movedTo("came-back", TRAINER)
                .told());
        assertThat(of("came-back").returned()).isZero();

        delivery.handle(CaseSamples.aRower(9_504)
                .opened(5)
                .takesPart(Participation.LIMITED, Restriction.NO_IMPACT)
                .takesPart(Participation.FULL)
                .movedTo("came-back", TRAINER)
                .told());
        assertThat(of("came-back").returned()).isEqualTo(1);
        assertThat(of("came-back").daysToReturn()).isPositive();
    }

    @Test
    void measuresTheLoopFromTheAskingAndKeepsWhatIsOpenApart() {
        LoopFigures before = urgentLoops();
        delivery.handle(CaseSamples.aRower(9_505)
                .opened(6)
                .referred(Urgency.URGENT, CauseCategory.NERVE, ReferralOrigin.ASSESSMENT, "MYO")
                .seen()
                .told());
        delivery.handle(CaseSamples.aRower(9_506)
                .opened(6)
                .referred(Urgency.URGENT, CauseCategory.NERVE, ReferralOrigin.ASSESSMENT, "MYO")
                .seen()
                .accepted()
                .answered(Urgency.ROUTINE)
                .read()
                .reconciled(ReconciliationChoice.RETURN_TO_ASSESSMENT, Urgency.ROUTINE)
                .told());

        LoopFigures after = urgentLoops();
        assertThat(after.asked() - before.asked()).isEqualTo(2);
        assertThat(after.open() - before.open()).isEqualTo(1);
        assertThat(after.acknowledged().count() - before.acknowledged().count()).isEqualTo(2);
        assertThat(after.reconciled().count() - before.reconciled().count()).isEqualTo(1);
        assertThat(after.reconciled().median()).isPositive();
        assertThat(after.reconciled().hours())
                .hasSameSizeAs(LoopFigures.Step.SHARES)
                .isSorted();
    }
}
