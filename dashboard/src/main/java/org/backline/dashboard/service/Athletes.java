package org.backline.dashboard.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backline.codes.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Who the athletes are. Names live in intake-service alone; a page asks for the ones it shows, keeps them for a minute,
 * and shows numbers when it gets no answer. Each asking is logged as a disclosure, with ids only.
 */
@Component
public class Athletes {

    private static final Logger LOG = LoggerFactory.getLogger(Athletes.class);
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final Duration PAUSE_AFTER_SILENCE = Duration.ofSeconds(3);
    private static final int AT_ONCE = 50;
    private static final int KEPT_AT_MOST = 10_000;

    private final Services services;
    private final ServiceSettings settings;
    private final Clock clock;
    private final Map<Seen, Known> known = new ConcurrentHashMap<>();
    private volatile Instant silentUntil = Instant.MIN;

    Athletes(Services services, ServiceSettings settings, Clock clock) {
        this.services = services;
        this.settings = settings;
        this.clock = clock;
    }

    private record Known(Athlete athlete, Instant until) {}

    /** A name is kept for the one who was told it, in the role and the clinics in which it was told. */
    private record Seen(UUID athleteId, String subject, Role role, Set<String> clinics) {

        static Seen of(UUID athleteId, Caller caller) {
            return new Seen(athleteId, caller.subject(), caller.role(), caller.clinics());
        }
    }

    /** Each of these athletes, with a name where intake-service gave one. */
    public Mono<Map<UUID, Athlete>> named(Collection<UUID> athleteIds, Caller caller) {
        Instant now = clock.instant();
        Map<UUID, Athlete> found = new HashMap<>();
        List<UUID> unknown = new ArrayList<>();
        for (UUID id : Set.copyOf(athleteIds)) {
            Known kept = known.get(Seen.of(id, caller));
            if (kept != null && kept.until().isAfter(now)) {
                found.put(id, kept.athlete());
            } else {
                found.put(id, Athlete.unnamed(id));
                unknown.add(id);
            }
        }
        if (unknown.isEmpty() || silentUntil.isAfter(now)) {
            return Mono.just(found);
        }
        return Flux.fromStream(batches(unknown))
                .flatMap(batch -> ask(batch, caller), 4)
                .doOnNext(athlete -> found.put(athlete.athleteId(), athlete))
                .then(Mono.just(found));
    }

    /** The athlete, with a name when intake-service gave one. */
    public Mono<Athlete> named(UUID athleteId, Caller caller) {
        return named(List.of(athleteId), caller)
                .map(found -> found.getOrDefault(athleteId, Athlete.unnamed(athleteId)))
                .flatMap(athlete -> athlete.name() != null || silentUntil.isAfter(clock.instant())
                        ? Mono.just(athlete)
                        : alone(athlete, caller));
    }

    /** In an emergency the record of one athlete may be open, and no list names them. */
    private Mono<Athlete> alone(Athlete athlete, Caller caller) {
        return services.get(Service.INTAKE, "/athletes/" + athlete.athleteId(), caller, settings.nameTimeout())
                .map(Athlete::read)
                .filter(read -> read.athleteId().equals(athlete.athleteId()))
                .doOnNext(read -> keep(List.of(read), caller))
                .defaultIfEmpty(athlete);
    }

    /** Athletes whose name or number fits; empty (not an empty list) when intake-service does not answer. */
    public Mono<List<Athlete>> search(String text, Caller caller) {
        return services.post(Service.INTAKE, "/athletes/search", Map.of("part", text), caller, null)
                .flatMap(answer -> answer instanceof Answer.Done done ? Mono.just(read(done.body())) : Mono.empty());
    }

    /**
     * A page of the roster of a clinic, in the order of the names; empty (not an empty list) when intake-service does not
     * answer.
     *
     * @param clinicId null for all of the caller's
     * @param after the page begins behind this athlete
     */
    public Mono<List<Athlete>> roster(@Nullable String clinicId, @Nullable UUID after, int limit, Caller caller) {
        String query = "/athletes?limit=" + limit + (clinicId == null ? "" : "&clinicId=" + clinicId)
                + (after == null ? "" : "&after=" + after);
        return services.get(Service.INTAKE, query, caller, settings.timeout())
                .map(Athletes::read)
                .doOnNext(athletes -> keep(athletes, caller));
    }

    private static java.util.stream.Stream<List<UUID>> batches(List<UUID> ids) {
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + AT_ONCE)
                .mapToObj(from -> ids.subList(from, Math.min(from + AT_ONCE, ids.size())));
    }

    private Flux<Athlete> ask(List<UUID> ids, Caller caller) {
        String list = ids.stream().map(UUID::toString).collect(Collectors.joining(","));
        return services.get(Service.INTAKE, "/athletes?ids=" + list, caller, settings.nameTimeout())
                .map(Athletes::read)
                .doOnNext(athletes -> {
                    LOG.info("Disclosed the names of {} athletes to {}", athletes.size(), caller.subject());
                    keep(athletes, caller);
                })
                .switchIfEmpty(Mono.fromSupplier(() -> {
                    silentUntil = clock.instant().plus(PAUSE_AFTER_SILENCE);
                    return List.of();
                }))
                .flatMapIterable(athletes -> athletes);
    }

    private void keep(List<Athlete> athletes, Caller caller) {
        Instant now = clock.instant();
        if (known.size() > KEPT_AT_MOST) {
            known.values().removeIf(entry -> entry.until().isBefore(now));
        }
        athletes.forEach(
                athlete -> known.put(Seen.of(athlete.athleteId(), caller), new Known(athlete, now.plus(KEPT))));
    }

    /** Forgets what is kept of an athlete, because the register has changed. */
    public void forget(UUID athleteId) {
        known.keySet().removeIf(seen -> seen.athleteId().equals(athleteId));
    }

    private static List<Athlete> read(JsonNode athletes) {
        return athletes.valueStream().map(Athlete::read).toList();
    }
}
