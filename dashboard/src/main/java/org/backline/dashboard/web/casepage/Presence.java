package org.backline.dashboard.web.casepage;

import java.util.List;
import java.util.UUID;
import org.backline.dashboard.people.People;
import org.backline.dashboard.view.OpenWorksheets;
import org.backline.support.command.Work;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says who has the worksheet of a case open; keeps nobody from it. */
@Component
class Presence {

    private final OpenWorksheets worksheets;
    private final People people;
    private final Work work;

    Presence(OpenWorksheets worksheets, People people, Work work) {
        this.worksheets = worksheets;
        this.people = people;
        this.work = work;
    }

    /** Somebody has the worksheet open; when that is news, the others hear of it. */
    Mono<Boolean> here(UUID caseId, String clinicId, String subject) {
        return work.call(() -> worksheets.opened(caseId, clinicId, subject));
    }

    /** Names of the others who have it open. */
    Mono<List<String>> others(UUID caseId, String subject) {
        return work.call(() ->
                worksheets.others(caseId, subject).stream().map(people::trainer).toList());
    }
}
