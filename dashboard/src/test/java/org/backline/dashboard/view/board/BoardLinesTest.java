package org.backline.dashboard.view.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.TestDashboard;
import org.backline.support.operations.DeadLetters;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestDashboard
class BoardLinesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DeadLetters deadLetters;

    /** At the end of a batch nobody can say which of its events it was. */
    @Test
    void aCaseWhoseFactsCannotBeReadIsParkedAloneAndComesOnTheBoardOnceTheyCan() {
        CaseSamples broken = CaseSamples.aRower(3_101).opened(4);
        List<CaseSamples> others = IntStream.range(3_102, 3_110)
                .mapToObj(number -> CaseSamples.aRower(number).opened(4))
                .toList();
        jdbc.sql("insert into board_program (program_id, case_id, state, started_at, state_occurred_at, state_at)"
                        + " values (?, ?, 'NONSENSE', now(), now(), now())")
                .params(UUID.randomUUID(), broken.caseId)
                .update();

        new Delivery(context)
                .publish(Stream.concat(Stream.of(broken), others.stream())
                        .flatMap(story -> story.told().stream())
                        .toList());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(others).allMatch(story -> isOnTheBoard(story.caseId)));
        await().atMost(PATIENCE).until(() -> isParked(broken.caseId));
        assertThat(others).noneMatch(story -> isParked(story.caseId));
        assertThat(isOnTheBoard(broken.caseId)).isFalse();

        jdbc.sql("delete from board_program where case_id = ?")
                .param(broken.caseId)
                .update();
        deadLetters.retry("board");
        await().atMost(PATIENCE).until(() -> isOnTheBoard(broken.caseId));
        assertThat(isParked(broken.caseId)).isFalse();
    }

    private boolean isOnTheBoard(UUID caseId) {
        return jdbc.sql("select exists (select from board_line where case_id = ?)")
                .param(caseId)
                .query(Boolean.class)
                .single();
    }

    private boolean isParked(UUID caseId) {
        return deadLetters.all().stream()
                .anyMatch(letter ->
                        letter.group().equals("board") && letter.sequence().equals(caseId.toString()));
    }
}
