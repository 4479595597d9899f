package org.backline.dashboard.web.board;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.Participation;
import org.backline.dashboard.people.People;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.BoardColumns;
import org.backline.dashboard.view.board.NextAction;
import org.backline.dashboard.view.board.PainKind;
import org.backline.dashboard.view.board.PainReading;
import org.backline.dashboard.web.frame.Deadlines;
import org.backline.dashboard.web.frame.Sparkline;
import org.backline.dashboard.web.frame.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes cards of rows, and puts them in their columns. */
@Component
public class Cards {

    private final Words words;
    private final People people;
    private final Deadlines deadlines;

    Cards(Words words, People people, Deadlines deadlines) {
        this.words = words;
        this.people = people;
        this.deadlines = deadlines;
    }

    BoardPage page(
            BoardChoice choice,
            BoardColumns board,
            List<BoardCase> rows,
            @Nullable String after,
            Map<UUID, Athlete> names) {
        return new BoardPage(
                choice,
                board.total(),
                cards(board.alarms(), names),
                board.columns().stream()
                        .map(column -> new BoardPage.Column(
                                column.stage().name(), cards(column.cases(), names), column.count()))
                        .toList(),
                cards(rows, names),
                after,
                false,
                false);
    }

    BoardPage found(BoardChoice choice, List<BoardCase> rows, Map<UUID, Athlete> names, boolean namesSilent) {
        return new BoardPage(choice, rows.size(), List.of(), List.of(), cards(rows, names), null, true, namesSilent);
    }

    List<Card> cards(List<BoardCase> rows, Map<UUID, Athlete> names) {
        return rows.stream().map(row -> card(row, names.get(row.athleteId()))).toList();
    }

    /** The card of one case. */
    public Card card(BoardCase row, @Nullable Athlete known) {
        String number = Athlete.numberOf(row.athleteId());
        String name = known == null ? number : known.title();
        String sport = words.sport(row.sport());
        String region = words.places(row.regions());
        String trainer = people.trainer(row.trainerId());
        String next = words.of("next", row.nextAction());
        Sparkline pain = Sparkline.of(row.pain().stream()
                .filter(reading -> reading.kind() != PainKind.DURING_SESSION)
                .map(PainReading::value)
                .toList());
        boolean restricted = row.participation() != null && row.participation() != Participation.FULL;
        return new Card(
                row.caseId().toString(),
                name,
                number,
                row.clinicId(),
                trainer,
                sport,
                row.age() + " " + words.of("sex.short", row.sex()),
                region,
                row.stage().name(),
                row.since(),
                row.urgency() == null ? null : row.urgency().name(),
                deadlines.due(row).orElse(null),
                deadlines.isOverdue(row),
                row.nextAction().name(),
                next,
                row.nextAction() == NextAction.AWAIT_PHYSICIAN || row.nextAction() == NextAction.AWAIT_DRAFT,
                tab(row.nextAction()),
                pain,
                restricted ? String.valueOf(row.participation()) : null,
                overdueFor(row),
                version(row));
    }

    /** What the referral waits for in vain, in words; null while it is in time. */
    private @Nullable String overdueFor(BoardCase row) {
        return row.referral() == null || row.referral().overdueStage() == null
                ? null
                : words.of("loopstage", row.referral().overdueStage());
    }

    /** The same in every process, so that a card does not seem changed because another copy answered. */
    private static String version(BoardCase row) {
        int painReadings = row.pain().size();
        String shown = String.join(
                " ",
                row.stage().name(),
                row.nextAction().name(),
                String.valueOf(row.urgency()),
                String.valueOf(row.participation()),
                String.valueOf(row.referral() == null ? null : row.referral().overdueStage()),
                row.clinicId(),
                row.trainerId(),
                String.valueOf(painReadings));
        return Integer.toHexString(shown.hashCode());
    }

    /** Where a next action is done. */
    static String tab(NextAction action) {
        return switch (action) {
            case RECORD_FINDINGS, COMPLETE_SCREEN, CONFIRM_CAUSE, REFER -> "assessment";
            case ASSIGN_PROGRAM, LOG_SESSION, RESUME_PROGRAM, AWAIT_DRAFT, CLOSE_CASE, NOTHING -> "program";
            case AWAIT_PHYSICIAN, REVIEW_ANSWER, REBOOK, TAKE_UP_REFERRAL, RECONCILE -> "referral";
        };
    }
}
