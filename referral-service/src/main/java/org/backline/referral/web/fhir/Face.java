package org.backline.referral.web.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.backline.referral.fhir.FhirFormat;
import org.backline.referral.fhir.FhirR4;
import org.backline.support.access.Access;
import org.backline.support.access.Reads;
import org.backline.support.command.Work;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Answers requests in FHIR: finds the form that is wanted, does the work off the event loop, and writes the resource or
 * the OperationOutcome.
 */
@Component
class Face {

    /** As everywhere: a request has at most so many bytes. */
    static final int LARGEST_BODY = 256 * 1024;

    private final FhirR4 fhir;
    private final Reads reads;
    private final Work work;
    private final Names names;

    Face(FhirR4 fhir, Reads reads, Work work, Names names) {
        this.fhir = fhir;
        this.reads = reads;
        this.work = work;
        this.names = names;
    }

    /** Answers with what some work gives. */
    Mono<Void> answer(ServerWebExchange exchange, Function<Asked, Reply> how) {
        return respond(exchange, asked -> work.call(() -> how.apply(asked)));
    }

    /**
     * Answers with what comes of rows that views give among those of the caller's clinics. The reader of views reads nothing
     * else, so what is made of the rows is made afterwards.
     */
    <T> Mono<Void> fromViews(ServerWebExchange exchange, Function<Asked, T> rows, BiFunction<Asked, T, Reply> how) {
        return respond(exchange, asked -> {
            Access access = asked.access();
            return reads.call(access, () -> rows.apply(asked))
                    .flatMap(found -> work.call(() -> how.apply(asked, found)));
        });
    }

    /** Answers with what comes of a body. */
    Mono<Void> respond(ServerWebExchange exchange, Function<Asked, Mono<Reply>> how) {
        Asked asked = new Asked(exchange);
        return Mono.defer(() -> {
                    asked.format();
                    return how.apply(asked);
                })
                .flatMap(reply -> names.named(asked, reply))
                .flatMap(reply -> work.call(() -> new Written(reply, encoded(asked, reply))))
                .flatMap(written -> write(exchange, asked, written))
                .onErrorResume(wrong -> refuse(exchange, asked, Outcomes.refusal(wrong)));
    }

    /** The whole body as text. */
    Mono<String> body(Asked asked) {
        return DataBufferUtils.join(asked.request().getBody(), LARGEST_BODY)
                .map(Face::text)
                .defaultIfEmpty("");
    }

    private static String text(DataBuffer buffer) {
        try {
            return buffer.toString(UTF_8);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    /** Runs some work off the event loop. */
    <T> Mono<T> call(Callable<T> some) {
        return work.call(some);
    }

    FhirR4 fhir() {
        return fhir;
    }

    Mono<Void> refuse(ServerWebExchange exchange, FhirRefusal refusal) {
        return refuse(exchange, new Asked(exchange), refusal);
    }

    private Mono<Void> refuse(ServerWebExchange exchange, Asked asked, FhirRefusal refusal) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(refusal);
        }
        FhirFormat format = asked.formatOfErrors();
        return work.call(() -> fhir.encode(Outcomes.of(refusal), format, asked.isPretty()))
                .onErrorReturn("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\","
                        + "\"code\":\"transient\"}]}")
                .flatMap(text -> {
                    response.setStatusCode(refusal.status());
                    if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
                        response.getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
                    }
                    return send(response, text.startsWith("{") ? FhirFormat.JSON : format, text);
                });
    }

    private String encoded(Asked asked, Reply reply) {
        IBaseResource resource = reply.resource();
        boolean minimal = reply.location() != null
                && "return=minimal".equals(asked.request().getHeaders().getFirst("Prefer"));
        return resource == null || minimal ? "" : fhir.encode(resource, asked.format(), asked.isPretty());
    }

    private Mono<Void> write(ServerWebExchange exchange, Asked asked, Written written) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        response.setStatusCode(written.reply().status());
        headers.setCacheControl("no-store");
        if (written.reply().resource() instanceof Resource resource
                && resource.getMeta().hasVersionId()) {
            headers.setETag("W/\"" + resource.getMeta().getVersionId() + "\"");
            Instant changed = resource.getMeta().getLastUpdated().toInstant();
            headers.setLastModified(changed);
        }
        String location = written.reply().location();
        if (location != null) {
            headers.set(HttpHeaders.LOCATION, asked.base() + "/" + location);
            headers.set(HttpHeaders.CONTENT_LOCATION, asked.base() + "/" + location);
        }
        if (written.text().isEmpty()) {
            return response.setComplete();
        }
        return send(response, asked.format(), written.text());
    }

    private static Mono<Void> send(ServerHttpResponse response, FhirFormat format, String text) {
        response.getHeaders().setContentType(MediaType.parseMediaType(format.mediaType() + ";charset=UTF-8"));
        byte[] bytes = text.getBytes(UTF_8);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
    }

    private record Written(Reply reply, String text) {}
}
