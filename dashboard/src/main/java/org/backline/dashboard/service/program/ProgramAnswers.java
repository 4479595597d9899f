package org.backline.dashboard.service.program;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.backline.dashboard.service.Caller;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.service.ServiceSettings;
import org.backline.dashboard.service.Services;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks program-service what no published event says: what the rules propose now, the gate, the exercises and their rules.
 * The library is the same for everybody, so it is kept for a while.
 */
@Component
public class ProgramAnswers {

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Services services;
    private final ServiceSettings settings;
    private final Clock clock;
    private final ConcurrentHashMap<Class<?>, Kept> kept = new ConcurrentHashMap<>();
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    ProgramAnswers(Services services, ServiceSettings settings, Clock clock) {
        this.services = services;
        this.settings = settings;
        this.clock = clock;
    }

    private record Kept(Object value, Instant until) {}

    /** The program of a case; empty when there is none, or no answer. */
    public Mono<Program> program(UUID caseId, Caller caller) {
        return one("/programs/" + caseId, caller, Program.class);
    }

    /** The sessions of the present program, the latest first; none without an answer. */
    public Mono<List<Session>> sessions(UUID caseId, Caller caller) {
        return list("/programs/" + caseId + "/sessions", caller, Session.class);
    }

    /** The athlete's links; none without an answer. */
    public Mono<List<Link>> links(UUID caseId, Caller caller) {
        return list("/programs/" + caseId + "/athlete-links", caller, Link.class);
    }

    /** Where a link leads; empty without an answer. */
    public Mono<String> linkPath(UUID caseId, UUID linkId, Caller caller) {
        return ask("/programs/" + caseId + "/athlete-links/" + linkId, caller)
                .flatMap(link -> Mono.justOrEmpty(link.path("path").asStringOpt()));
    }

    /** What works for whom. */
    public Mono<Outcomes> outcomes(String query, Caller caller) {
        return one("/outcomes" + query, caller, Outcomes.class);
    }

    /** The exercise library. */
    public Mono<Library> library(Caller caller) {
        return kept(Library.class, () -> one("/exercises", caller, Library.class));
    }

    /** The rules of the course of a program. */
    public Mono<Course> course(Caller caller) {
        return kept(Course.class, () -> one("/exercises/course", caller, Course.class));
    }

    /** The drawing of an exercise, as text of an SVG document. */
    public Mono<String> drawing(String exerciseId, Optional<String> variety) {
        return services.text(
                Service.PROGRAM,
                "/exercises/" + exerciseId + "/drawing.svg"
                        + variety.map(one -> "?variety=" + one).orElse(""));
    }

    /** The drawing of a clinical test, as text of an SVG document. */
    public Mono<String> testDrawing(String testId) {
        return services.text(Service.PROGRAM, "/clinical-tests/" + testId + "/drawing.svg");
    }

    /** What a service's answer says, as this type. */
    public <T> T read(JsonNode answer, Class<T> type) {
        return json.treeToValue(answer, type);
    }

    private <T> Mono<T> kept(Class<T> type, Supplier<Mono<T>> asking) {
        Kept known = kept.get(type);
        if (known != null && clock.instant().isBefore(known.until())) {
            return Mono.just(type.cast(known.value()));
        }
        return asking.get()
                .doOnNext(
                        fresh -> kept.put(type, new Kept(fresh, clock.instant().plus(KEPT))));
    }

    private Mono<JsonNode> ask(String path, Caller caller) {
        return services.get(Service.PROGRAM, path, caller, settings.timeout());
    }

    /** A service that does not know it yet answers with something else: the page then shows what the views know. */
    private <T> Mono<T> one(String path, Caller caller, Class<T> type) {
        return ask(path, caller).map(answer -> read(answer, type)).onErrorComplete();
    }

    private <T> Mono<List<T>> list(String path, Caller caller, Class<T> type) {
        return ask(path, caller)
                .map(answer -> answer.valueStream().map(row -> read(row, type)).toList())
                .onErrorReturn(List.of())
                .defaultIfEmpty(List.of());
    }
}
