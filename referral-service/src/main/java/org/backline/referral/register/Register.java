package org.backline.referral.register;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backline.codes.Sex;
import org.backline.support.web.Connections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks intake-service who athletes are, with the caller's own token: intake-service judges what the caller may know and
 * keeps the line of the disclosure. Nothing is kept here. When the register does not answer, nobody has a name.
 */
@Component
public class Register {

    private static final Logger LOG = LoggerFactory.getLogger(Register.class);
    private static final Duration PAUSE_AFTER_SILENCE = Duration.ofSeconds(3);
    private static final int AT_ONCE = 100;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebClient http;
    private final RegisterSettings settings;
    private final Clock clock;
    private volatile Instant silentUntil = Instant.MIN;

    Register(WebClient.Builder builder, RegisterSettings settings, Clock clock) {
        this.http = builder.clone()
                .clientConnector(Connections.to("register", settings.nameTimeout()))
                .build();
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Those of some athletes whom the caller may know.
     *
     * @param authorization the caller's own header
     */
    public Mono<Map<UUID, Identity>> find(Collection<UUID> athleteIds, String authorization) {
        List<UUID> ids = athleteIds.stream().distinct().sorted().toList();
        if (ids.isEmpty() || silentUntil.isAfter(clock.instant())) {
            return Mono.just(Map.of());
        }
        return Flux.range(0, (ids.size() + AT_ONCE - 1) / AT_ONCE)
                .map(page -> ids.subList(page * AT_ONCE, Math.min(ids.size(), (page + 1) * AT_ONCE)))
                .concatMap(page -> ask(page, authorization))
                .collectMap(Identity::athleteId);
    }

    private Flux<Identity> ask(List<UUID> ids, String authorization) {
        String list = ids.stream().map(UUID::toString).collect(Collectors.joining(","));
        return http.get()
                .uri(settings.intake() + "/athletes?ids=" + list)
                .accept(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchangeToMono(response -> response.statusCode().is2xxSuccessful()
                        ? response.bodyToMono(String.class).defaultIfEmpty("[]")
                        : response.releaseBody().thenReturn("[]"))
                .timeout(settings.nameTimeout())
                .map(Register::read)
                .onErrorResume(silence -> {
                    LOG.warn(
                            "The register of athletes did not answer: {}",
                            silence.getClass().getSimpleName());
                    silentUntil = clock.instant().plus(PAUSE_AFTER_SILENCE);
                    return Mono.just(List.of());
                })
                .flatMapIterable(found -> found);
    }

    private static List<Identity> read(String body) {
        return Objects.requireNonNull(JSON.readTree(body))
                .valueStream()
                .flatMap(Register::identity)
                .toList();
    }

    /** Somebody who was erased has an id and no name. */
    private static Stream<Identity> identity(JsonNode athlete) {
        String id = athlete.path("athleteId").asString("");
        String name = athlete.path("name").asString("");
        if (id.isEmpty() || name.isBlank()) {
            return Stream.empty();
        }
        String birthDate = athlete.path("birthDate").asString("");
        String sex = athlete.path("sex").asString("");
        return Stream.of(new Identity(
                UUID.fromString(id),
                name,
                birthDate.isEmpty() ? null : LocalDate.parse(birthDate),
                Arrays.stream(Sex.values())
                        .filter(one -> one.name().equals(sex))
                        .findFirst()
                        .orElse(null)));
    }
}
