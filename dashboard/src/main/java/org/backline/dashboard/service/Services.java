package org.backline.dashboard.service;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.backline.support.web.Connections;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClientRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Calls the services. A command is sent once: it carries an id that came with the form, so whoever gets no answer may
 * send the same form again, and it takes effect once.
 */
@Component
public class Services {

    private static final Logger LOG = LoggerFactory.getLogger(Services.class);
    private static final JsonNode NOTHING = JsonNodeFactory.instance.missingNode();
    private static final Duration UPLOAD = Duration.ofSeconds(60);
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

    private final WebClient http;
    private final ServiceSettings settings;
    private final JsonMapper json = JsonMapper.builder().build();

    Services(WebClient.Builder builder, ServiceSettings settings) {
        this.settings = settings;
        this.http = builder.clone()
                .clientConnector(Connections.to("services", settings.timeout()))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                .build();
    }

    /**
     * Sends a command.
     *
     * @param path below the service's address, for example {@code /cases/{id}/closure}, already filled in
     * @param key the command's id; null when the body carries one
     */
    public Mono<Answer> post(Service service, String path, Map<String, ?> body, Caller caller, @Nullable String key) {
        return answered(
                service,
                http.post()
                        .uri(at(service, path))
                        .headers(headers -> address(headers, caller, key))
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(json.writeValueAsString(body)));
    }

    /**
     * Puts something in the place of what was there.
     *
     * @param version what the form was made of; the service refuses when it has changed since
     */
    public Mono<Answer> put(
            Service service,
            String path,
            Map<String, ?> body,
            Caller caller,
            @Nullable String key,
            @Nullable String version) {
        return answered(
                service,
                http.put()
                        .uri(at(service, path))
                        .headers(headers -> {
                            address(headers, caller, key);
                            if (version != null) {
                                headers.setIfMatch("\"" + version + "\"");
                            }
                        })
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(json.writeValueAsString(body)));
    }

    /** Takes something back. */
    public Mono<Answer> delete(Service service, String path, Caller caller, @Nullable String key) {
        return answered(
                service, http.delete().uri(at(service, path)).headers(headers -> address(headers, caller, key)));
    }

    /** Asks on nobody's behalf: the path itself says what may be seen. */
    public Mono<Answer> open(Service service, String path) {
        return answered(service, http.get().uri(at(service, path)));
    }

    /** Sends a command on nobody's behalf: the path itself says whose it is. */
    public Mono<Answer> openPost(Service service, String path, Map<String, ?> body) {
        return openPost(service, path, body, null);
    }

    /**
     * Sends a command on nobody's behalf.
     *
     * @param key the command's id; null when the body carries one
     */
    public Mono<Answer> openPost(Service service, String path, Map<String, ?> body, @Nullable String key) {
        return answered(
                service,
                http.post()
                        .uri(at(service, path))
                        .headers(headers -> {
                            if (key != null) {
                                headers.set("Idempotency-Key", key);
                            }
                        })
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(json.writeValueAsString(body)));
    }

    /** A text that is the same for everybody, as it comes; empty when the service refuses or does not answer. */
    public Mono<String> text(Service service, String path) {
        return http.get()
                .uri(at(service, path))
                .exchangeToMono(response -> response.statusCode().is2xxSuccessful()
                        ? response.bodyToMono(String.class)
                        : response.releaseBody().then(Mono.<String>empty()))
                .timeout(settings.timeout())
                .doOnError(silence -> LOG.warn(
                        "{} did not answer: {}", service, silence.getClass().getSimpleName()))
                .onErrorComplete();
    }

    private Mono<Answer> answered(Service service, WebClient.RequestHeadersSpec<?> request) {
        return request.accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                .exchangeToMono(this::answer)
                .timeout(settings.timeout())
                .onErrorResume(silence -> {
                    LOG.warn(
                            "{} did not answer: {}", service, silence.getClass().getSimpleName());
                    return Mono.just(new Answer.Refused(Problem.silence()));
                });
    }

    /** Sends a file as it is. */
    public Mono<Answer> upload(Service service, String pathAndQuery, byte[] file, MediaType type, Caller caller) {
        return http.post()
                .uri(at(service, pathAndQuery))
                .contentType(type)
                .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                .headers(headers -> address(headers, caller, null))
                .httpRequest(request -> {
                    HttpClientRequest own = request.getNativeRequest();
                    own.responseTimeout(UPLOAD);
                })
                .bodyValue(file)
                .exchangeToMono(this::answer)
                .timeout(UPLOAD)
                .onErrorResume(silence -> {
                    LOG.warn(
                            "{} did not answer: {}", service, silence.getClass().getSimpleName());
                    return Mono.just(new Answer.Refused(Problem.silence()));
                });
    }

    /** What a service says to a GET; empty when it refuses or does not answer in time. */
    public Mono<JsonNode> get(Service service, String pathAndQuery, Caller caller, Duration patience) {
        return http.get()
                .uri(at(service, pathAndQuery))
                .accept(MediaType.APPLICATION_JSON)
                .headers(headers -> address(headers, caller, null))
                .exchangeToMono(response -> response.statusCode().is2xxSuccessful()
                        ? response.bodyToMono(String.class).map(json::readTree)
                        : response.releaseBody().then(Mono.<JsonNode>empty()))
                .timeout(patience)
                .doOnError(silence -> LOG.warn(
                        "{} did not answer: {}", service, silence.getClass().getSimpleName()))
                .onErrorComplete();
    }

    /**
     * What a service says to a GET, with the version it is of.
     *
     * @param version for {@link #put}; null when there is none yet
     */
    public record Seen(JsonNode body, @Nullable String version) {}

    /** As {@link #get}, for what is changed as a whole. */
    public Mono<Seen> seen(Service service, String pathAndQuery, Caller caller, Duration patience) {
        return http.get()
                .uri(at(service, pathAndQuery))
                .accept(MediaType.APPLICATION_JSON)
                .headers(headers -> address(headers, caller, null))
                .exchangeToMono(response -> response.statusCode().is2xxSuccessful()
                        ? response.bodyToMono(String.class)
                                .map(body -> new Seen(
                                        json.readTree(body),
                                        unquoted(response.headers()
                                                .asHttpHeaders()
                                                .getETag())))
                        : response.releaseBody().then(Mono.<Seen>empty()))
                .timeout(patience)
                .doOnError(silence -> LOG.warn(
                        "{} did not answer: {}", service, silence.getClass().getSimpleName()))
                .onErrorComplete();
    }

    private static @Nullable String unquoted(@Nullable String etag) {
        return etag == null ? null : etag.replace("\"", "");
    }

    private URI at(Service service, String path) {
        return URI.create(settings.of(service) + path);
    }

    private static void address(HttpHeaders headers, Caller caller, @Nullable String key) {
        headers.setBearerAuth(caller.token());
        if (key != null) {
            headers.set("Idempotency-Key", key);
        }
    }

    private Mono<Answer> answer(ClientResponse response) {
        if (response.statusCode().is2xxSuccessful()) {
            return response.bodyToMono(String.class)
                    .map(body -> Objects.requireNonNullElse(tree(body), NOTHING))
                    .defaultIfEmpty(NOTHING)
                    .map(Answer.Done::new);
        }
        int status = response.statusCode().value();
        return response.bodyToMono(String.class)
                .defaultIfEmpty("")
                .map(body -> new Answer.Refused(Problem.read(status, tree(body))));
    }

    private @Nullable JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (tools.jackson.core.JacksonException notJson) {
            return null;
        }
    }
}
