package org.backline.dashboard.web.board;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.codes.Participation;
import org.backline.dashboard.people.People;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.NextAction;
import org.backline.dashboard.view.board.PainKind;
import org.backline.dashboard.view.board.PainReading;
import org.backline.dashboard.view.board.Stage;
import org.backline.dashboard.web.frame.Sparkline;
import org.backline.dashboard.web.frame.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes cards of rows, and puts them in their columns. */
@Component
class Cards {

    private static final List<Stage> COLUMNS =
            List.of(Stage.NEW, Stage.ASSESSING, Stage.IN_PROGRAM, Stage.WITH_PHYSICIAN, Stage.READY_TO_CLOSE);

    private final Words words;
    private final People people;

    Cards(Words words, People people) {
        this.words = words;
        this.people = people;
    }

    BoardPage page(
            @Nullable String clinic,
            boolean mine,
            String view,
            String query,
            List<BoardCase> rows,
            Map<UUID, Athlete> names) {
        List<BoardPage.Column> columns = COLUMNS.stream()
                .map(stage -> new BoardPage.Column(
                        stage.name(),
                        cards(
                                rows.stream().filter(row -> row.stage() == stage && !row.isUnansweredEmergency()),
                                names)))
                .toList();
        return new BoardPage(
                clinic,
                mine,
                view,
                query,
                rows.size(),
                cards(rows.stream().filter(BoardCase::isUnansweredEmergency), names),
                columns,
                cards(rows.stream().filter(row -> !row.isUnansweredEmergency()), names));
    }

    private List<Card> cards(Stream<BoardCase> rows, Map<UUID, Athlete> names) {
        return rows.map(row -> card(row, names.get(row.athleteId()))).toList();
    }

    Card card(BoardCase row, @Nullable Athlete known) {
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
                row.nextAction().name(),
                next,
                row.nextAction() == NextAction.AWAIT_PHYSICIAN || row.nextAction() == NextAction.AWAIT_DRAFT,
                tab(row.nextAction()),
                pain,
                restricted ? String.valueOf(row.participation()) : null,
                String.join(" ", name, number, sport, region, trainer, row.clinicId())
                        .toLowerCase(Locale.ROOT),
                version(row));
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
                row.clinicId(),
                row.trainerId(),
                String.valueOf(painReadings));
        return Integer.toHexString(shown.hashCode());
    }

    private static String tab(NextAction action) {
        return switch (action) {
            case RECORD_FINDINGS, COMPLETE_SCREEN, CONFIRM_CAUSE, REFER -> "assessment";
            case ASSIGN_PROGRAM, LOG_SESSION, RESUME_PROGRAM, AWAIT_DRAFT, CLOSE_CASE, NOTHING -> "program";
            case AWAIT_PHYSICIAN, REVIEW_ANSWER, RECONCILE -> "referral";
        };
    }
}
