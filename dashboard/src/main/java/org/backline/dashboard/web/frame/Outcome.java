package org.backline.dashboard.web.frame;

import java.time.Duration;
import java.util.UUID;
import org.backline.dashboard.service.Answer;
import org.backline.dashboard.view.ViewChange;
import org.backline.dashboard.view.ViewChangeFeed;
import org.backline.support.access.Records;
import org.backline.support.access.Scope;
import org.backline.support.command.Work;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Lets a page show what its form has done: listens before the command goes out, and answers when the views of the case
 * have taken it in and are quiet, or after a short while without.
 */
@Component
public class Outcome {

    private static final int HELD = 64;
    private static final Duration A_MOMENT = Duration.ofMillis(50);
    private static final Duration QUIET = Duration.ofMillis(120);

    private final ViewChangeFeed feed;
    private final Duration patience;
    private final Records records;
    private final Work work;

    Outcome(ViewChangeFeed feed, DashboardSettings settings, Records records, Work work) {
        this.feed = feed;
        this.records = records;
        this.work = work;
        this.patience = settings.patience();
    }

    /** The answer to the command; a moment later when it was carried out. */
    public Mono<Answer> of(UUID caseId, Mono<Answer> command) {
        return Mono.defer(() -> {
            Mono<Void> shown = feed.changes(HELD)
                    .filter(change -> change instanceof ViewChange.OfCase ofCase
                            && ofCase.caseId().equals(caseId))
                    .sampleTimeout(change -> Mono.delay(QUIET))
                    .next()
                    .then()
                    .cache();
            Disposable listening = shown.subscribe();
            return command.flatMap(answer -> answer instanceof Answer.Done
                            ? shown.timeout(patience).onErrorComplete().thenReturn(answer)
                            : Mono.just(answer))
                    .doFinally(end -> listening.dispose());
        });
    }

    /** The same for a case that begins with the command: the gate must have heard whose it is. */
    public Mono<Answer> ofNew(UUID caseId, Mono<Answer> command) {
        return of(caseId, command)
                .flatMap(answer -> answer instanceof Answer.Done
                        ? work.call(() -> records.find(Scope.CASE, caseId).isPresent())
                                .filter(Boolean::booleanValue)
                                .repeatWhenEmpty(tries -> tries.delayElements(A_MOMENT))
                                .timeout(patience)
                                .onErrorComplete()
                                .thenReturn(answer)
                        : Mono.just(answer));
    }
}
