package org.backline.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Loads the demo caseload once. A load that was broken off is simply begun again: every command carries the id it had, so
 * what was done stays done once.
 */
public final class DemoLoad {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final int AT_ONCE = 6;
    private static final int NEWS_EVERY = 15;
    private static final String LOADED = "loaded";

    private final DemoServices services;
    private final Tokens tokens;
    private final Path mark;
    private final Clock clock;
    private final Consumer<String> news;

    /**
     * A load into these services.
     *
     * @param tokens of the people who act in it
     * @param mark file that remembers when the load began and that it ended
     * @param news told how far it has come
     */
    public DemoLoad(DemoServices services, Tokens tokens, Path mark, Clock clock, Consumer<String> news) {
        this.services = services;
        this.tokens = tokens;
        this.mark = mark;
        this.clock = clock;
        this.news = news;
    }

    /**
     * Loads, unless that was done before.
     *
     * @throws DemoRefused when a service does not accept a part
     */
    public void loadOnce() throws InterruptedException {
        List<String> lines = read();
        if (lines.contains(LOADED)) {
            return;
        }
        Instant now =
                lines.isEmpty() ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : Instant.parse(lines.getFirst());
        write(List.of(now.toString()));
        List<Story> stories = DemoCaseload.stories();
        news.accept("loading the demo caseload: %d cases".formatted(stories.size()));
        load(stories, now);
        write(List.of(now.toString(), LOADED));
    }

    private void load(List<Story> stories, Instant now) throws InterruptedException {
        var ids = new SeededIds("backline demo");
        ExecutorService tellers = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().daemon().name("demo-", 0).factory());
        try (var api = new Api(tokens, PATIENCE, Api.ANSWER)) {
            CompletionService<String> told = new ExecutorCompletionService<>(tellers);
            List<Future<String>> all = new ArrayList<>();
            for (Story story : stories) {
                all.add(told.submit(() -> tell(story, new ToldCase(api, services, ids, story, now))));
            }
            for (int count = 1; count <= all.size(); count++) {
                told.take().get();
                if (count % NEWS_EVERY == 0 && count < all.size()) {
                    news.accept("... %d of %d cases".formatted(count, all.size()));
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DemoRefused refused) {
                throw refused;
            }
            throw new IllegalStateException("The demo caseload could not be loaded", e.getCause());
        } finally {
            tellers.shutdownNow();
        }
    }

    private static String tell(Story story, ToldCase told) throws InterruptedException {
        try {
            told.begin(story.athlete(), story.complaint());
            story.course().tell(told);
            return story.athlete().name();
        } catch (DemoRefused refused) {
            throw new DemoRefused("The demo case of a %d-year-old in %s stopped: %s"
                    .formatted(story.athlete().age(), story.athlete().sport(), refused.getMessage()));
        }
    }

    private List<String> read() {
        try {
            return Files.exists(mark) ? Files.readAllLines(mark) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + mark, e);
        }
    }

    private void write(List<String> lines) {
        try {
            Path draft = mark.resolveSibling(mark.getFileName() + ".unfinished");
            Files.write(draft, lines);
            Files.move(draft, mark, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + mark, e);
        }
    }
}
