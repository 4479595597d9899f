package org.backline.assessment.rehearsal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.backline.assessment.domain.KnowledgeCommand;
import org.backline.assessment.domain.KnowledgeVersions;
import org.backline.assessment.library.KnowledgeLibrary;
import org.backline.codes.Role;
import org.backline.support.command.NotFound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works off the rehearsals that were asked for, one at a time, on threads of its own. A rehearsal that a copy of the
 * service leaves behind is begun anew by another.
 */
@Component
public class RehearsalRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RehearsalRunner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 2_000;

    private final Rehearsals rehearsals;
    private final KnowledgeLibrary library;
    private final CommandGateway commands;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ExecutorService runner = new ThreadPoolExecutor(
            0,
            1,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name("rehearsal").factory());
    private final int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    private final ExecutorService workers = Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("rehearsal-", 0).factory());

    RehearsalRunner(
            Rehearsals rehearsals,
            KnowledgeLibrary library,
            CommandGateway commands,
            TransactionTemplate transaction,
            Clock clock) {
        this.rehearsals = rehearsals;
        this.library = library;
        this.commands = commands;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Looks for work, unless there is some under way here. */
    @Scheduled(fixedDelayString = "${backline.rehearsals.every:PT1S}", initialDelayString = "PT5S")
    public void look() {
        try {
            runner.execute(this::next);
        } catch (RejectedExecutionException busy) {
            LOG.trace("A rehearsal is under way");
        }
    }

    private void next() {
        rehearsals.claim(clock.instant(), PATIENCE).ifPresent(this::run);
    }

    private void run(Rehearsal rehearsal) {
        try {
            rehearse(rehearsal);
        } catch (RuntimeException | ExecutionException failed) {
            LOG.error(
                    "The rehearsal of version {} failed: {}",
                    rehearsal.version(),
                    failed.getClass().getName());
            rehearsals.finish(rehearsal.rehearsalId(), Rehearsal.State.FAILED, clock.instant());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void rehearse(Rehearsal rehearsal) throws ExecutionException, InterruptedException {
        UUID id = rehearsal.rehearsalId();
        Comparison comparison = new Comparison(
                library.withHash(rehearsal.againstHash())
                        .orElseThrow(() -> new NotFound("version", rehearsal.against())),
                library.withHash(rehearsal.hash()).orElseThrow(() -> new NotFound("version", rehearsal.version())));
        rehearsals.begin(id);
        @Nullable UUID last = null;
        List<PastCase> page = rehearsals.page(null, PAGE);
        while (!page.isEmpty()) {
            List<Future<Comparison.Outcome>> parts = start(page, comparison);
            last = page.getLast().caseId();
            List<PastCase> following = rehearsals.page(last, PAGE); // read while the workers reason
            rehearsals.advance(id, page.size(), together(parts), clock.instant());
            page = following;
        }
        transaction.executeWithoutResult(status -> {
            rehearsals.finish(id, Rehearsal.State.DONE, clock.instant());
            note(rehearsals
                    .latest(rehearsal.version())
                    .filter(done -> done.rehearsalId().equals(id))
                    .orElseThrow(() -> new NotFound("rehearsal", id)));
        });
    }

    private List<Future<Comparison.Outcome>> start(List<PastCase> page, Comparison comparison) {
        int size = Math.ceilDiv(page.size(), threads);
        List<Future<Comparison.Outcome>> parts = new ArrayList<>();
        for (int from = 0; from < page.size(); from += size) {
            List<PastCase> part = page.subList(from, Math.min(from + size, page.size()));
            Callable<Comparison.Outcome> work = () -> comparison.of(part);
            parts.add(workers.submit(work));
        }
        return parts;
    }

    private static Comparison.Outcome together(List<Future<Comparison.Outcome>> parts)
            throws ExecutionException, InterruptedException {
        List<Comparison.Changed> changed = new ArrayList<>();
        int notReproduced = 0;
        for (Future<Comparison.Outcome> part : parts) {
            Comparison.Outcome outcome = part.get();
            changed.addAll(outcome.changed());
            notReproduced += outcome.notReproduced();
        }
        return new Comparison.Outcome(changed, notReproduced);
    }

    private void note(Rehearsal done) {
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(new KnowledgeCommand.NoteRehearsal(
                        KnowledgeVersions.ID,
                        done.rehearsalId(),
                        done.version(),
                        done.hash(),
                        done.againstHash(),
                        done.done(),
                        done.changed(),
                        clock.instant()))
                .andMetaData(Map.of(
                        "actor",
                        "assessment-service",
                        "role",
                        Role.SERVICE.name(),
                        "correlationId",
                        done.rehearsalId().toString())));
    }

    @Override
    public void close() {
        runner.shutdownNow();
        workers.shutdownNow();
    }
}
