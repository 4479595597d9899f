package org.backline.benchmarks.load;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What most would write for the same request: WebFlux checks the token and reads the JSON, plain JDBC inserts a row and
 * commits. It keeps no history, tells nobody, forgets who looked, and doubles a repeat.
 */
final class CrudBaseline {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CrudBaseline() {}

    /** Arguments: address of the database, of the keys, port. */
    public static void main(String[] arguments) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(arguments[0]);
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(12);
        JdbcClient jdbc = JdbcClient.create(pool);
        jdbc.sql("create table if not exists crud_case (case_id uuid primary key, clinic_id text not null,"
                        + " body jsonb not null, recorded_at timestamptz not null default now())")
                .update();
        NimbusReactiveJwtDecoder tokens =
                NimbusReactiveJwtDecoder.withJwkSetUri(arguments[1]).build();
        ExecutorService workers = Executors.newFixedThreadPool(12);
        Scheduler blocking = Schedulers.fromExecutorService(workers);
        var routes = RouterFunctions.route()
                .POST("/cases", request -> record(request, tokens, jdbc, blocking))
                .build();
        HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[2]))
                .handle(new ReactorHttpHandlerAdapter(
                        RouterFunctions.toHttpHandler(routes, HandlerStrategies.withDefaults())))
                .bindNow()
                .onDispose()
                .block();
    }

    private static Mono<ServerResponse> record(
            ServerRequest request, NimbusReactiveJwtDecoder tokens, JdbcClient jdbc, Scheduler blocking) {
        String token = String.valueOf(request.headers().firstHeader(HttpHeaders.AUTHORIZATION))
                .substring("Bearer ".length());
        return tokens.decode(token)
                .then(request.bodyToMono(String.class))
                .flatMap(body -> Mono.fromCallable(() -> insert(jdbc, body)).subscribeOn(blocking))
                .flatMap(id -> ServerResponse.status(201).bodyValue("{\"id\":\"" + id + "\"}"));
    }

    private static UUID insert(JdbcClient jdbc, String body) {
        JsonNode intake = JSON.readTree(body);
        UUID caseId = UUID.fromString(intake.path("caseId").asString());
        jdbc.sql("insert into crud_case (case_id, clinic_id, body) values (?, ?, ?::jsonb)")
                .params(caseId, intake.path("clinicId").asString(), body)
                .update();
        return caseId;
    }
}
