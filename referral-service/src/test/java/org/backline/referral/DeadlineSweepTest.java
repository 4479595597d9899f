package org.backline.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.backline.referral.CaseEventsTopic.header;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.backline.codes.Urgency;
import org.backline.events.ReferralStalled;
import org.backline.referral.deadline.DeadlineSweep;
import org.backline.referral.domain.ReferralCommand;
import org.backline.support.operations.Views;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import tools.jackson.databind.json.JsonMapper;

/** The clock on a real store: each test in a year of its own, so that no other referral is due. */
class DeadlineSweepTest extends RunningService {

    @Autowired
    private DeadlineSweep sweep;

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private Views views;

    private void asked(Instant at) {
        request(at, Urgency.URGENT);
        awaitClock("REQUESTED", 0);
    }

    private void awaitClock(String status, int escalation) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select exists (select from referral_clock where referral_id = ? and status = ?"
                                + " and escalation = ?)")
                        .params(referral, status, escalation)
                        .query(Boolean.class)
                        .single());
    }

    private long stalls() {
        return eventsOf(referral).stream()
                .filter(type -> type.endsWith("$Stalled"))
                .count();
    }

    @Test
    void raisesAtTheDeadlineAndNotBefore() {
        Instant asked = Instant.parse("2011-01-04T09:00:00Z");
        asked(asked);

        sweep.sweep(asked.plus(Duration.ofMinutes(30)).minusMillis(1));
        assertThat(stalls()).isZero();
        assertThat(sweep.sweep(asked.plus(Duration.ofMinutes(30)))).isPositive();
        assertThat(stalls()).isEqualTo(1);

        ReferralStalled stalled = JsonMapper.shared()
                .readValue(
                        topic.await(
                                        "case-events",
                                        caseId,
                                        1,
                                        seen -> header(seen, "ce_type").equals("org.backline.ReferralStalled.v1"))
                                .getFirst()
                                .value(),
                        ReferralStalled.class);
        assertThat(stalled.dueAt()).isEqualTo(asked.plus(Duration.ofMinutes(30)));
        assertThat(stalled.escalation()).isEqualTo(1);
    }

    @Test
    void escalatesToTheNextPersonAndThenIsQuiet() {
        Instant asked = Instant.parse("2012-01-04T09:00:00Z");
        asked(asked);
        sweep.sweep(asked.plus(Duration.ofMinutes(30)));
        awaitClock("REQUESTED", 1);

        sweep.sweep(asked.plus(Duration.ofMinutes(59)));
        assertThat(stalls()).isEqualTo(1);
        sweep.sweep(asked.plus(Duration.ofMinutes(60)));
        awaitClock("REQUESTED", 2);
        sweep.sweep(asked.plus(Duration.ofDays(300)));
        assertThat(stalls()).isEqualTo(2);
        http.get()
                .uri("/referrals/{id}", referral)
                .exchange()
                .expectBody()
                .jsonPath("$.deadline.stage")
                .isEqualTo("DELIVERY")
                .jsonPath("$.deadline.overdue")
                .isEqualTo(true)
                .jsonPath("$.deadline.reminders")
                .isEqualTo(2)
                .jsonPath("$.deadline.owner")
                .isEqualTo("ATHLETIC_TRAINER")
                .jsonPath("$.steps[1].what")
                .isEqualTo("Stalled");
    }

    @Test
    void aReferralThatMovedOnHasNotStalled() {
        Instant asked = Instant.parse("2013-01-04T09:00:00Z");
        asked(asked);
        commands.sendAndWait(new ReferralCommand.Acknowledge(referral, PHYSICIAN, asked.plus(Duration.ofMinutes(20))));
        awaitClock("ACKNOWLEDGED", 0);

        sweep.sweep(asked.plus(Duration.ofMinutes(30)));
        assertThat(stalls()).isZero();
        sweep.sweep(asked.plus(Duration.ofMinutes(140)));
        assertThat(stalls()).isEqualTo(1);
    }

    @Test
    void twoCopiesAndOneAfterARestartTellOnce() throws Exception {
        Instant asked = Instant.parse("2014-01-06T09:00:00Z");
        asked(asked);
        List<Callable<Integer>> copies = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            DeadlineSweep copy = beans.createBean(DeadlineSweep.class);
            copies.add(() -> copy.sweep(asked.plus(Duration.ofMinutes(30))));
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(copies.size())) {
            for (var done : pool.invokeAll(copies)) {
                done.get();
            }
        }
        assertThat(stalls()).isEqualTo(1);
        awaitClock("REQUESTED", 1);

        DeadlineSweep restarted = beans.createBean(DeadlineSweep.class);
        restarted.sweep(asked.plus(Duration.ofMinutes(31)));
        assertThat(stalls()).isEqualTo(1);
    }

    @Test
    void aClockThatIsBehindTellsNobodyTwice() {
        Instant asked = Instant.parse("2015-01-05T09:00:00Z");
        asked(asked);
        sweep.sweep(asked.plus(Duration.ofMinutes(30)));
        awaitClock("REQUESTED", 1);
        jdbc.sql("update referral_clock set escalation = 0 where referral_id = ?")
                .param(referral)
                .update();

        sweep.sweep(asked.plus(Duration.ofMinutes(31)));

        assertThat(stalls()).isEqualTo(1);
        jdbc.sql("update referral_clock set escalation = 1 where referral_id = ?")
                .param(referral)
                .update();
    }

    @Test
    void aLoopThatHasEndedLeavesTheClock() {
        Instant asked = Instant.parse("2016-01-05T09:00:00Z");
        asked(asked);
        done(trainer("cancellation", "{\"reason\": \"DUPLICATE\"}"));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select count(*) from referral_clock where referral_id = ?")
                                .param(referral)
                                .query(Integer.class)
                                .single()
                        == 0);
        sweep.sweep(asked.plus(Duration.ofDays(300)));
        assertThat(stalls()).isZero();
        assertThat(views.verify())
                .allSatisfy(verification ->
                        assertThat(verification.equal()).as(verification.view()).isTrue());
    }
}
