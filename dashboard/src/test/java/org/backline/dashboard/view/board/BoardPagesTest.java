package org.backline.dashboard.view.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Urgency;
import org.backline.dashboard.Asking;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.TestDashboard;
import org.backline.dashboard.view.board.BoardFilter.Who;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The board page by page: nothing twice, nothing left out, and only what was asked for. */
@TestDashboard
class BoardPagesTest {

    @Autowired
    private ApplicationContext context;

    private String clinic;
    private String other;

    @BeforeEach
    void clinicsOfItsOwn() {
        clinic = "pages-" + CaseSamples.nextNumber();
        other = "pages-" + CaseSamples.nextNumber();
    }

    private CaseSamples in(String place, String trainer) {
        return CaseSamples.aRower(CaseSamples.nextNumber()).opened(4).movedTo(place, trainer);
    }

    private UUID told(CaseSamples story) {
        new Delivery(context).handle(story.told());
        return story.caseId;
    }

    private List<BoardCase> page(BoardFilter filter, Stage stage, BoardKey after, int limit) {
        return new Asking(context)
                .list(new FindBoardPage(filter, stage, after, limit), BoardCase.class)
                .block();
    }

    private BoardColumns columns(BoardFilter filter, int limit) {
        return new Asking(context)
                .one(new FindBoardColumns(filter, limit), BoardColumns.class)
                .block();
    }

    private BoardFilter both() {
        return BoardFilter.of(Set.of(clinic, other));
    }

    @Test
    void pagesHoldEveryCaseOnceInTheOrderOfTheBoard() {
        for (int index = 0; index < 7; index++) {
            told(in(index % 2 == 0 ? clinic : other, "trainer.weiss"));
        }
        UUID urgent = told(in(other, "trainer.weiss")
                .referred(Urgency.URGENT, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK"));

        List<UUID> seen = new ArrayList<>();
        BoardKey after = null;
        List<BoardCase> page;
        do {
            page = page(both(), null, after, 3);
            page.forEach(row -> seen.add(row.caseId()));
            after = page.isEmpty()
                    ? null
                    : BoardKey.read(BoardKey.of(page.getLast()).text()).orElseThrow();
        } while (!page.isEmpty());

        assertThat(seen).hasSize(8).doesNotHaveDuplicates().first().isEqualTo(urgent);
        assertThat(seen)
                .containsExactlyElementsOf(page(both(), null, null, 50).stream()
                        .map(BoardCase::caseId)
                        .toList());
    }

    @Test
    void anEmergencyNobodyHasAnsweredStandsInItsBandAndNowhereElse() {
        UUID alarm = told(CaseSamples.aRower(CaseSamples.nextNumber())
                .opened(9, RedFlag.CES_SADDLE)
                .movedTo(clinic, "trainer.weiss")
                .referred(Urgency.EMERGENCY, CauseCategory.SERIOUS, ReferralOrigin.INTAKE, "CES_SADDLE"));
        UUID seen = told(CaseSamples.aRower(CaseSamples.nextNumber())
                .opened(9, RedFlag.CES_SADDLE)
                .movedTo(clinic, "trainer.weiss")
                .referred(Urgency.EMERGENCY, CauseCategory.SERIOUS, ReferralOrigin.INTAKE, "CES_SADDLE")
                .seen());

        BoardColumns board = columns(both(), 10);

        assertThat(board.alarms()).extracting(BoardCase::caseId).containsExactly(alarm);
        assertThat(board.columns())
                .filteredOn(column -> column.stage() == Stage.WITH_PHYSICIAN)
                .singleElement()
                .satisfies(column ->
                        assertThat(column.cases()).extracting(BoardCase::caseId).containsExactly(seen));
        assertThat(board.total()).isEqualTo(2);
    }

    @Test
    void aColumnShowsItsFirstCasesAndCountsTheRest() {
        for (int index = 0; index < 5; index++) {
            told(in(clinic, "trainer.weiss"));
        }
        BoardColumns.Column column = columns(both(), 2).columns().getFirst();

        assertThat(column.stage()).isEqualTo(Stage.NEW);
        assertThat(column.cases()).hasSize(2);
        assertThat(column.count()).isEqualTo(5);
    }

    @Test
    void siftsByTrainerSportAndAthlete() {
        CaseSamples hers = in(clinic, "trainer.weiss");
        CaseSamples his = in(clinic, "trainer.moreau");
        told(hers);
        told(his);
        Set<String> here = Set.of(clinic);

        assertThat(page(new BoardFilter(here, "trainer.weiss", null, null), null, null, 9))
                .extracting(BoardCase::caseId)
                .containsExactly(hers.caseId);
        assertThat(page(new BoardFilter(here, null, "rowing", null), null, null, 9))
                .hasSize(2);
        assertThat(page(new BoardFilter(here, null, "golf", null), null, null, 9))
                .isEmpty();
        assertThat(page(new BoardFilter(here, null, null, new Who(Set.of(his.athleteId), null)), null, null, 9))
                .extracting(BoardCase::caseId)
                .containsExactly(his.caseId);
        String number = his.athleteId.toString().substring(28);
        assertThat(page(new BoardFilter(here, null, null, new Who(Set.of(), number)), null, null, 9))
                .extracting(BoardCase::caseId)
                .contains(his.caseId);
    }

    @Test
    void closedCasesAreOnlyAmongAllRows() {
        UUID closed = told(in(clinic, "trainer.weiss").closed(CaseOutcome.WITHDRAWN));

        assertThat(page(both(), null, null, 9)).isEmpty();
        assertThat(new Asking(context)
                        .list(new FindBoardRows(both(), null, null, 9), BoardCase.class)
                        .block())
                .extracting(BoardCase::caseId)
                .containsExactly(closed);
        assertThat(columns(both(), 5).total()).isZero();
    }

    @Test
    void whatIsNoKeyIsNotReadAsOne() {
        assertThat(List.of("", "4_1_x", "0_99999999999999999_0", "1_0_; drop table board_line"))
                .allSatisfy(text -> assertThat(BoardKey.read(text)).isEmpty());
    }
}
