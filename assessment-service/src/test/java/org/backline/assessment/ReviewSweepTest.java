package org.backline.assessment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.backline.assessment.review.ReviewSweep;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Urgency;
import org.backline.events.AssessmentProposed;
import org.backline.events.IntakeRecorded;
import org.backline.events.ReferralRequested;
import org.backline.support.testing.CaseEventsTopic;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** The clock, six weeks on: what it does when nobody visits. */
class ReviewSweepTest extends AssessmentWorld {

    private static final Duration SIX_WEEKS = Duration.ofDays(42);

    @Autowired
    private ReviewSweep sweep;

    @Autowired
    private AutowireCapableBeanFactory beans;

    /** Each test in a year of its own, so that no other case is due. */
    private void aCaseSeen(Instant at) {
        IntakeRecorded now = intake(Map.of());
        topic.publish(new IntakeRecorded(
                now.caseId(),
                now.clinicId(),
                at,
                now.athleteId(),
                now.trainerId(),
                now.sport(),
                now.age(),
                now.sex(),
                now.sickleCellTrait(),
                now.onsetManner(),
                now.onsetDaysAgo(),
                now.mechanism(),
                now.painNow(),
                now.painBest(),
                now.painWorst(),
                now.regions(),
                now.aggravatedBy(),
                now.easedBy(),
                now.night(),
                now.legSymptoms(),
                now.legWorseThanBack(),
                now.morningStiffnessMinutes(),
                now.redFlags(),
                now.notAssessedBecause(),
                now.proms(),
                now.intakeSeconds()));
        await().atMost(30, SECONDS)
                .until(() -> !jdbc.queryForList("select 1 from care_clock where case_id = ?", caseId)
                        .isEmpty());
    }

    private List<ReferralRequested> asked() {
        return CaseEventsTopic.ofCase(caseId).stream()
                .filter(ReferralRequested.class::isInstance)
                .map(ReferralRequested.class::cast)
                .toList();
    }

    @Test
    void asksAPhysicianAfterSixWeeksThoughNobodyVisits() {
        Instant seen = Instant.parse("2021-01-04T09:00:00Z");
        aCaseSeen(seen);

        assertThat(sweep.sweep(seen.plus(SIX_WEEKS).minusSeconds(1))).isZero();
        assertThat(sweep.sweep(seen.plus(SIX_WEEKS))).isEqualTo(1);

        ReferralRequested asked = published(ReferralRequested.class);
        assertThat(asked.origin()).isEqualTo(ReferralOrigin.PROGRAM);
        assertThat(asked.urgency()).isEqualTo(Urgency.ROUTINE);
        assertThat(asked.category()).isEqualTo(CauseCategory.UNDETERMINED);
        assertThat(asked.because()).containsExactly("NO_PROGRESS");
        assertThat(published(AssessmentProposed.class).disposition()).isEqualTo(Disposition.ROUTINE);
        get("/assessments/" + caseId)
                .expectBody()
                .jsonPath("$.stage")
                .isEqualTo("REFERRED")
                .jsonPath("$.openUrgency")
                .isEqualTo("ROUTINE");
    }

    @Test
    void twoCopiesAndOneAfterARestartAskOnce() throws Exception {
        Instant seen = Instant.parse("2020-01-06T09:00:00Z");
        aCaseSeen(seen);
        List<Callable<Integer>> copies = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ReviewSweep copy = beans.createBean(ReviewSweep.class);
            copies.add(() -> copy.sweep(seen.plus(SIX_WEEKS)));
        }
        try (var pool = Executors.newFixedThreadPool(copies.size())) {
            for (var done : pool.invokeAll(copies)) {
                done.get();
            }
        }
        await().atMost(20, SECONDS)
                .until(() -> jdbc.queryForObject(
                        "select not running and with_physician from care_clock where case_id = ?",
                        Boolean.class,
                        caseId));
        ReviewSweep restarted = beans.createBean(ReviewSweep.class);
        assertThat(restarted.sweep(seen.plus(SIX_WEEKS).plusSeconds(60))).isZero();
        published(ReferralRequested.class);
        assertThat(asked()).hasSize(1);
    }

    @Test
    void aReplayedClockAsksNobodyTwice() {
        Instant seen = Instant.parse("2019-01-07T09:00:00Z");
        aCaseSeen(seen);
        assertThat(sweep.sweep(seen.plus(SIX_WEEKS))).isEqualTo(1);
        int stored = stored();
        await().atMost(20, SECONDS)
                .until(() -> jdbc.queryForObject(
                        "select not running from care_clock where case_id = ?", Boolean.class, caseId));

        jdbc.update(
                "update care_clock set running = true, with_physician = false, since = ? where case_id = ?",
                OffsetDateTime.ofInstant(seen, ZoneOffset.UTC),
                caseId);
        sweep.sweep(seen.plus(SIX_WEEKS).plusSeconds(60));
        assertThat(stored()).isEqualTo(stored);
        jdbc.update("update care_clock set running = false, with_physician = true where case_id = ?", caseId);
    }
}
