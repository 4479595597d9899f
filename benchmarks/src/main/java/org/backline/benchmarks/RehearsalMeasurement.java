package org.backline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.backline.assessment.config.AssessmentService;
import org.backline.assessment.domain.KnowledgeCommand;
import org.backline.assessment.domain.KnowledgeVersions;
import org.backline.assessment.knowledge.CanonicalJson;
import org.backline.assessment.knowledge.CaseFacts;
import org.backline.assessment.knowledge.KnowledgeFiles;
import org.backline.assessment.knowledge.Reasoner;
import org.backline.assessment.library.KnowledgeLibrary;
import org.backline.assessment.rehearsal.Rehearsal;
import org.backline.assessment.rehearsal.RehearsalRunner;
import org.backline.assessment.rehearsal.Rehearsals;
import org.backline.support.testing.OnEngines;
import org.backline.support.time.Ids;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rehearses changed rules on 100,000 past cases in the running service, and writes how long it took. */
public final class RehearsalMeasurement {

    private static final int CASES = 100_000;
    private static final int BATCH = 1_000;

    private RehearsalMeasurement() {}

    /** Measures; the one argument is the folder to write to. */
    public static void main(String[] arguments) throws IOException {
        try (ConfigurableApplicationContext service = new SpringApplicationBuilder(AssessmentService.class)
                .initializers(new OnEngines())
                .properties("server.port=0", "backline.reviews.every=PT24H", "backline.rehearsals.every=PT24H")
                .run()) {
            KnowledgeLibrary library = service.getBean(KnowledgeLibrary.class);
            fill(service.getBean(JdbcTemplate.class), library.inForce());
            submit(service, library);
            Rehearsal done = rehearse(service, library);
            Duration took = Duration.between(done.requestedAt(), done.beatAt());
            Files.writeString(
                    Path.of(arguments[0], "rehearsal.md"),
                    String.format(
                            Locale.ROOT,
                            "# A rehearsal of changed rules%n%n%d past cases, %d processors: %.1f s (aim: at most 60 s on"
                                    + " 2). %d come out otherwise, %d were not reproduced.%n",
                            done.cases(),
                            Runtime.getRuntime().availableProcessors(),
                            took.toMillis() / 1000.0,
                            done.changed(),
                            done.notReproduced()));
        }
        System.exit(0); // the engines would keep the program alive
    }

    private static void fill(JdbcTemplate jdbc, Reasoner reasoner) {
        Athletes athletes = new Athletes(reasoner.knowledge(), 20261122);
        String hash = reasoner.knowledge().stamp().hash();
        for (int from = 0; from < CASES; from += BATCH) {
            List<Object[]> rows = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                CaseFacts facts = athletes.next();
                rows.add(new Object[] {
                    Ids.next(),
                    i % 3 == 0 ? "north" : i % 3 == 1 ? "south" : "west",
                    hash,
                    reasoner.disposition(facts).name(),
                    CanonicalJson.write(facts)
                });
            }
            jdbc.batchUpdate(
                    "insert into past_case (case_id, clinic_id, knowledge_hash, disposition, inputs) values (?, ?, ?, ?,"
                            + " ?)",
                    rows);
        }
    }

    /** A version under which fever alone is no longer urgent. */
    private static void submit(ApplicationContext service, KnowledgeLibrary library) {
        KnowledgeFiles files = library.versions().current().read();
        String version = library.versions().inForce();
        KnowledgeFiles changed = files.with(Map.of(
                "rules.yaml",
                files.texts().getOrDefault("rules.yaml", "").replace("\"" + version + "\"", "\"measured\""),
                "red-flags.yaml",
                files.texts()
                        .getOrDefault("red-flags.yaml", "")
                        .replaceFirst("(?s)(id: FEVER.*?alone: )URGENT", "$1ROUTINE")));
        service.getBean(CommandGateway.class)
                .sendAndWait(new KnowledgeCommand.Submit(
                        KnowledgeVersions.ID,
                        "measured",
                        changed.read().stamp().hash(),
                        changed.texts(),
                        service.getBean(Clock.class).instant()));
    }

    private static Rehearsal rehearse(ApplicationContext service, KnowledgeLibrary library) {
        Rehearsals rehearsals = service.getBean(Rehearsals.class);
        KnowledgeVersions versions = library.versions();
        UUID rehearsalId = Ids.next();
        rehearsals.request(
                rehearsalId,
                versions.version("measured").orElseThrow(),
                versions.current(),
                service.getBean(Clock.class).instant());
        service.getBean(RehearsalRunner.class).look();
        while (true) {
            Rehearsal latest = rehearsals.latest("measured").orElseThrow();
            if (latest.finishedAt() != null) {
                return latest;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
