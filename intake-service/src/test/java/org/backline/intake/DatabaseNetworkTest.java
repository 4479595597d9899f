package org.backline.intake;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.backline.support.testing.Link.Cut;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.test.annotation.DirtiesContext;

/** The network between the service and its database is slow, silent or broken: nobody waits long and nothing is lost. */
@DirtiesContext // A service that stayed up would take its share of the topic's partitions from the others' tests.
class DatabaseNetworkTest extends BehindALink {

    @Test
    void aSlowNetworkMakesSlowAnswersAndNoWrongOnes() {
        recordedCase();
        LINK.delay(Duration.ofMillis(250)); // half a second for a question and its answer
        Map<String, Object> intake = intake(Ids.next());
        Answer answer = record(intake);
        LINK.mend(true);
        assertThat(answer.status()).isIn(201, 503);
        assertThat(record(intake).status()).isEqualTo(201);
        assertThat(storedOf((UUID) intake.get("caseId"))).isOne();
        isWhollyThereAgain();
    }

    @ParameterizedTest(name = "the connections end when it is over: {0}")
    @ValueSource(booleans = {true, false})
    void aSilentNetworkKeepsNobodyWaiting(boolean reset) throws Exception {
        recordedCase();
        LINK.silence();
        List<Map<String, Object>> intakes = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        try (var people = Executors.newFixedThreadPool(40)) {
            List<Callable<Answer>> asked = new ArrayList<>();
            for (int number = 0; number < 40; number++) {
                Map<String, Object> intake = intake(Ids.next());
                intakes.add(intake);
                asked.add(() -> record(intake));
            }
            for (Future<Answer> answer : people.invokeAll(asked)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.retryAfter()).isEqualTo("2");
            assertThat(answer.body()).contains(PROBLEM);
            assertThat(answer.took()).isLessThan(BOUND);
        });
        LINK.mend(reset);
        isWhollyThereAgain();
        for (Map<String, Object> intake : intakes) {
            assertThat(record(intake).status()).as("the same again").isEqualTo(201);
            assertThat(storedOf((UUID) intake.get("caseId"))).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverIsCutOffAtTheCommitAsksAgainAndIsAnsweredAsTheFirstTime(Cut cut) {
        Map<String, Object> intake = intake(Ids.next());
        UUID caseId = (UUID) intake.get("caseId");
        int cuts = LINK.cuts();
        LINK.cutAtCommitOf(caseId.toString(), cut);
        Answer first = record(intake);
        assertThat(LINK.cuts()).as("it was cut off").isGreaterThan(cuts);
        assertThat(storedOf(caseId)).isEqualTo(cut == Cut.AFTER_COMMIT ? 1 : 0);
        assertThat(first.status()).isEqualTo(503);
        assertThat(first.retryAfter()).isEqualTo("2");
        assertThat(first.body()).contains("whether it was stored is not known");

        Answer again = record(intake);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).contains("\"version\":0");
        assertThat(record(intake).body()).isEqualTo(again.body());
        assertThat(storedOf(caseId)).isOne();
        isWhollyThereAgain();
    }

    @Test
    void answersThatEndInTheMiddleLoseNothing() {
        LINK.endAnswersAfter(20);
        Map<String, Object> intake = intake(Ids.next());
        Answer answer = record(intake);
        LINK.mend(true);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(record(intake).status()).isIn(201, 503);
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(record(intake).status()).isEqualTo(201));
        assertThat(storedOf((UUID) intake.get("caseId"))).isOne();
    }

    /** Its line is written after the command, so the command is done by then. */
    @Test
    void whoseLineInTheLedgerCannotBeWrittenIsNotToldThatNothingWasStored() {
        Map<String, Object> intake = intake(Ids.next());
        Answer answer = Objects.requireNonNull(beside.execute((ConnectionCallback<Answer>) holder -> {
            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table disclosure");
            return record(intake);
        }));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.took()).isLessThan(BOUND);
        assertThat(answer.retryAfter()).isEqualTo("2");
        assertThat(answer.body()).contains("whether it was stored is not known");
        assertThat(storedOf((UUID) intake.get("caseId"))).isOne();
        assertThat(record(intake).status()).as("the same again").isEqualTo(201);
        isWhollyThereAgain();
    }
}
