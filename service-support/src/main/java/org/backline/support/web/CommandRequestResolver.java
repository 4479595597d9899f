package org.backline.support.web;

import java.util.UUID;
import java.util.regex.Pattern;
import org.backline.support.access.Access;
import org.backline.support.command.CommandRequest;
import org.backline.support.vitals.TraceParents;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives controllers the {@link CommandRequest} that stands in the headers of a request, with who sends it. */
public class CommandRequestResolver implements HandlerMethodArgumentResolver {

    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CommandRequest.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> read(exchange, exchange.getRequiredAttribute(Access.class.getName())));
    }

    private static CommandRequest read(ServerWebExchange exchange, Access access) {
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders headers = request.getHeaders();
        return new CommandRequest(
                request.getMethod() + " " + request.getPath().value(),
                key(headers.getFirst("Idempotency-Key")),
                version(headers.getFirst(HttpHeaders.IF_MATCH)),
                access.caller(),
                trace(exchange));
    }

    private static @Nullable UUID key(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            return UUID.fromString(header.strip());
        } catch (IllegalArgumentException wrong) {
            throw new InvalidRequest("Idempotency-Key", "must be a UUID");
        }
    }

    private static @Nullable Long version(@Nullable String header) {
        if (header == null || header.equals("*")) {
            return null;
        }
        var match = VERSION.matcher(header.strip());
        if (!match.matches()) {
            throw new InvalidRequest("If-Match", "must be the ETag of an earlier answer, for example \"3\"");
        }
        return Long.valueOf(match.group(1));
    }

    /** The span of the request, or what the caller sent where requests are not traced. */
    private static @Nullable String trace(ServerWebExchange exchange) {
        @Nullable String span = TraceParents.of(exchange);
        if (span != null) {
            return span;
        }
        @Nullable String header = exchange.getRequest().getHeaders().getFirst("traceparent");
        return header != null && TRACE.matcher(header).matches() ? header : null;
    }
}
