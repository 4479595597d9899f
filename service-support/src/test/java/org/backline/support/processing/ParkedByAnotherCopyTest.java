package org.backline.support.processing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.backline.support.operations.DeadLetters;
import org.backline.support.testing.OnEngines;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What follows a parked event waits behind it, also in a copy that had the segment before another one parked it. */
@SpringBootTest(
        classes = TallyApplication.class,
        properties = {
            "spring.config.import=classpath:backline-defaults.yaml",
            "spring.application.name=parking-tally",
            "backline.database=parking_tally",
            "backline.dead-letters.retry-every=PT1H",
            "server.port=0"
        })
@ContextConfiguration(initializers = OnEngines.class)
class ParkedByAnotherCopyTest {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private DeadLetters deadLetters;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private EventStore store;

    @AfterEach
    void leave() {
        jdbc.update("alter table if exists token_entry_away rename to token_entry");
        leaveTheSegments();
    }

    @Test
    void whatFollowsWaitsBehindItThoughTheDatabaseWasAwayWhenTheSegmentWasLost() {
        UUID caseId = Ids.next();
        commands.sendAndWait(new TallyApplication.Draw(caseId));
        await().atMost(30, SECONDS).until(() -> strokes(caseId).equals(List.of(1)));

        // Nothing can be said of places any more: this copy lets go, and cannot say so either.
        jdbc.update("alter table token_entry rename to token_entry_away");
        await().atMost(30, SECONDS).until(() -> segmentsOfThisCopy().isEmpty());
        anotherCopyParksAnEventOf(caseId);
        leaveTheSegments();
        await().atMost(30, SECONDS).until(() -> segmentsOfThisCopy().size() == 2);

        commands.sendAndWait(new TallyApplication.Draw(caseId));
        await().atMost(30, SECONDS)
                .until(() -> parked(caseId) == 2 || !strokes(caseId).equals(List.of(1)));
        assertThat(strokes(caseId))
                .as("what was handled before the parked event")
                .containsExactly(1);
    }

    private void anotherCopyParksAnEventOf(UUID caseId) {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            jdbc.update("alter table token_entry_away rename to token_entry");
            jdbc.update("update token_entry set owner = 'another copy', timestamp = '2999-01-01T00:00:00.000Z'");
            processing
                    .deadLetterQueue("tally")
                    .orElseThrow()
                    .enqueue(
                            caseId.toString(),
                            new GenericDeadLetter<>(
                                    caseId.toString(),
                                    store.readEvents(caseId.toString()).next()));
        });
    }

    private void leaveTheSegments() {
        jdbc.update("update token_entry set owner = null where owner = 'another copy'");
    }

    private Set<Integer> segmentsOfThisCopy() {
        return processing
                .eventProcessor("tally", StreamingEventProcessor.class)
                .orElseThrow()
                .processingStatus()
                .keySet();
    }

    private List<Integer> strokes(UUID caseId) {
        return jdbc.queryForList("select strokes from tally where case_id = ?", Integer.class, caseId.toString());
    }

    private long parked(UUID caseId) {
        return deadLetters.all().stream()
                .filter(letter -> letter.sequence().equals(caseId.toString()))
                .count();
    }
}
