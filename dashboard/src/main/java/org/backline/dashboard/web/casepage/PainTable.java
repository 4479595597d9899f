package org.backline.dashboard.web.casepage;

import java.util.UUID;
import java.util.stream.Stream;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.view.Queries;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.FindBoardCase;
import org.backline.dashboard.web.frame.Csv;
import org.backline.support.access.Access;
import org.backline.support.command.NotFound;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The readings of pain of a case as a file for a spreadsheet. The athlete stands in it by number. */
@RestController
class PainTable {

    private final Queries queries;

    PainTable(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/cases/{caseId}/pain.csv")
    Mono<ResponseEntity<String>> table(Access access, @PathVariable UUID caseId) {
        return queries.one(access, new FindBoardCase(caseId), BoardCase.class)
                .switchIfEmpty(Mono.error(() -> new NotFound("case", caseId)))
                .map(PainTable::answer);
    }

    private static ResponseEntity<String> answer(BoardCase row) {
        String number = Athlete.numberOf(row.athleteId());
        return Csv.file(
                "pain-" + number + ".csv",
                Stream.concat(
                        Stream.of("athlete,at,kind,pain"),
                        row.pain().stream()
                                .map(reading -> Csv.line(Stream.of(
                                        number,
                                        reading.at().toString(),
                                        reading.kind().name(),
                                        String.valueOf(reading.value()))))));
    }
}
