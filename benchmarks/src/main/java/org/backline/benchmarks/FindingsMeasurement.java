package org.backline.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.backline.assessment.config.AssessmentService;
import org.backline.assessment.domain.AssessmentCommand;
import org.backline.assessment.domain.AssessmentEvent;
import org.backline.assessment.domain.AssessmentState;
import org.backline.assessment.domain.IntakeFacts;
import org.backline.assessment.domain.Trace;
import org.backline.assessment.knowledge.CaseFacts;
import org.backline.assessment.knowledge.EvaluationRequest;
import org.backline.assessment.knowledge.Reasoner;
import org.backline.assessment.library.KnowledgeLibrary;
import org.backline.codes.Role;
import org.backline.support.store.Histories;
import org.backline.support.testing.OnEngines;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** How much of a findings request is reasoning: the same inputs through the running service, and through the engine. */
public final class FindingsMeasurement {

    private static final int CASES = 1_500;
    private static final int WARM_UP = 500;
    private static final String BODY = """
        {"entryId": "%s", "findings": [
          {"test": "DERM", "side": "BILATERAL", "result": "NEGATIVE"},
          {"test": "MYO", "side": "BILATERAL", "value": 5, "unit": "MRC"},
          {"test": "REFLEX", "side": "BILATERAL", "result": "NEGATIVE"},
          {"test": "SLR", "side": "LEFT", "result": "NEGATIVE", "value": 80, "unit": "deg"},
          {"test": "SLR", "side": "RIGHT", "result": "NEGATIVE", "value": 82, "unit": "deg"},
          {"test": "SLUMP", "side": "BILATERAL", "result": "NEGATIVE"},
          {"test": "STORK", "side": "BILATERAL", "result": "NEGATIVE"},
          {"test": "SP_TTP", "side": "MIDLINE", "result": "NEGATIVE"},
          {"test": "HHD_ABD", "side": "LEFT", "value": 180, "unit": "N"},
          {"test": "HHD_ABD", "side": "RIGHT", "value": 225, "unit": "N"},
          {"test": "TREND", "side": "LEFT", "result": "POSITIVE"}],
         "proms": [{"instrument": "NPRS", "value": 4}]}
        """;

    private final ConfigurableApplicationContext service;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token = Tokens.bearer("trainer.okafor", Role.ATHLETIC_TRAINER, "north");

    private FindingsMeasurement(ConfigurableApplicationContext service) {
        this.service = service;
    }

    /** Measures; the one argument is the folder to write to. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (ConfigurableApplicationContext service = new SpringApplicationBuilder(AssessmentService.class)
                .initializers(new OnEngines())
                .properties("server.port=0", "backline.reviews.every=PT24H", "backline.rehearsals.every=PT24H")
                .run()) {
            Files.writeString(Path.of(arguments[0], "findings.md"), new FindingsMeasurement(service).measured());
        }
        System.exit(0); // the engines would keep the program alive
    }

    private String measured() throws IOException, InterruptedException {
        double[] requests = new double[CASES];
        double[] proposals = new double[CASES];
        double[] evaluations = new double[CASES];
        Reasoner reasoner = service.getBean(KnowledgeLibrary.class).inForce();
        for (int i = -WARM_UP; i < CASES; i++) {
            UUID caseId = open(reasoner);
            double request = timed(() -> post(caseId));
            Trace trace = Trace.of(stored(caseId));
            double proposal = timed(() -> trace.again(reasoner).json());
            double evaluation = timed(() -> reasoner.evaluate(trace.inputs()));
            if (i >= 0) {
                requests[i] = request;
                proposals[i] = proposal;
                evaluations[i] = evaluation;
            }
        }
        return String.format(
                Locale.ROOT,
                """
                # An evaluation's share of a findings request

                %,d requests of eleven findings and one score, one after the other, on embedded PostgreSQL with fsync on;
                then the same inputs through the engine alone. Java %s, %d processors. Microseconds.

                | what | median | p95 | share of the request, by median |
                | --- | ---: | ---: | ---: |
                | the request, until the answer is there | %.0f | %.0f | 1 |
                | one evaluation | %.0f | %.0f | %.4f |
                | one evaluation and its stored trace | %.0f | %.0f | %.4f |
                """,
                CASES,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                at(requests, 0.5),
                at(requests, 0.95),
                at(evaluations, 0.5),
                at(evaluations, 0.95),
                at(evaluations, 0.5) / at(requests, 0.5),
                at(proposals, 0.5),
                at(proposals, 0.95),
                at(proposals, 0.5) / at(requests, 0.5));
    }

    /** A case of a random athlete in the north clinic. */
    private UUID open(Reasoner reasoner) {
        UUID caseId = Ids.next();
        CaseFacts facts = new Athletes(reasoner.knowledge(), caseId.hashCode()).next();
        EvaluationRequest.Intake told = facts.intake();
        Instant now = service.getBean(Clock.class).instant();
        service.getBean(CommandGateway.class)
                .sendAndWait(new AssessmentCommand.Open(
                        caseId,
                        "north",
                        "trainer.okafor",
                        Ids.next(),
                        Ids.next(),
                        new IntakeFacts(
                                facts.athlete().sport(),
                                facts.athlete().age(),
                                facts.athlete().sex(),
                                facts.athlete().sickleCellTrait(),
                                null,
                                21,
                                null,
                                told.pain().now(),
                                0,
                                10,
                                told.regions(),
                                List.of(),
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                Map.of(),
                                Map.of(),
                                List.of()),
                        now));
        return caseId;
    }

    private void post(UUID caseId) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + service.getEnvironment().getProperty("local.server.port") + "/assessments/" + caseId
                        + "/findings"))
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(BODY.formatted(Ids.next())))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private AssessmentEvent.Proposed stored(UUID caseId) {
        AssessmentState state = service.getBean(Histories.class)
                .read(caseId, AssessmentEvent.class, AssessmentState.EMPTY, AssessmentState::on)
                .orElseThrow()
                .state();
        return Objects.requireNonNull(state.proposal(), "Every entry is followed by a proposal");
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static double timed(Work work) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e3;
    }

    private static double at(double[] values, double quantile) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (quantile * (sorted.length - 1))];
    }
}
