package org.backline.dashboard.view.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backline.dashboard.TestDashboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** A page of the list is read in its order from an index, and not picked out of everything the clinic has. */
@TestDashboard
@Transactional
class BoardPlansTest {

    private static final String CLINIC = "plans";
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by Filter: (\\d+)");

    private static final Pattern READ = Pattern.compile("actual rows=(\\d+)");

    /** Of 20,000; without an index for a sport or a trainer it is most of them. */
    private static final int FEW = 1_000;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void fill() {
        jdbc.sql("""
            insert into board_line
              (case_id, athlete_id, clinic_id, trainer_id, sport, stage, rank, since, alarm, line)
            select gen_random_uuid(), gen_random_uuid(), ?, 'trainer.' || n % 20, 'sport' || n % 10,
              (array['NEW', 'ASSESSING', 'IN_PROGRAM', 'WITH_PHYSICIAN', 'CLOSED', 'CLOSED'])[1 + n % 6], n % 4,
              timestamptz '2026-01-01T00:00:00Z' + n * interval '4 minutes', false, '{"causes": []}'
            from generate_series(1, 20000) n
            """).param(CLINIC).update();
        jdbc.sql("analyze board_line").update();
    }

    /** Rows that were looked at for nothing; a trainer's few may also be sorted, which costs no more. */
    private static int looked(String plan) {
        return REMOVED.matcher(plan)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }

    /** Rows that any one step handed on; an index also has those of tests before, which were rolled back. */
    private static int sorted(String plan) {
        return plan.lines()
                .filter(step -> !step.contains("Bitmap Index Scan"))
                .flatMap(step -> READ.matcher(step).results())
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElseThrow();
    }

    static Stream<BoardPages.Statement> pages() {
        BoardFilter all = BoardFilter.of(Set.of(CLINIC));
        return Stream.of(
                        all,
                        new BoardFilter(Set.of(CLINIC), null, "sport3", null),
                        new BoardFilter(Set.of(CLINIC), null, "a sport without cases", null),
                        new BoardFilter(Set.of(CLINIC), "trainer.7", null, null))
                .map(filter -> BoardPages.page(new FindBoardPage(filter, null, null, 51)));
    }

    /** Closed cases too. */
    static Stream<BoardPages.Statement> everything() {
        BoardFilter all = BoardFilter.of(Set.of(CLINIC));
        return Stream.of(null, Stage.NEW, Stage.CLOSED)
                .map(stage -> BoardPages.rows(new FindBoardRows(all, stage, null, 51)));
    }

    @ParameterizedTest
    @MethodSource({"pages", "everything"})
    void aPageComesInOrderFromAnIndex(BoardPages.Statement page) {
        String plan = String.join(
                "\n",
                jdbc.sql("explain (analyze, costs off, timing off, summary off) " + page.sql())
                        .params(page.values())
                        .query(String.class)
                        .list());

        assertThat(plan).contains("board_line_");
        assertThat(looked(plan)).as(plan).isLessThan(FEW);
        assertThat(sorted(plan)).as(plan).isLessThan(FEW);
    }
}
