package org.backline.support.web;

import java.net.URI;
import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.backline.support.command.IdReused;
import org.backline.support.command.MissingIdempotencyKey;
import org.backline.support.command.NotAllowed;
import org.backline.support.command.NotFound;
import org.backline.support.command.Overloaded;
import org.backline.support.command.StaleVersion;
import org.backline.support.rule.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;

/** Every refusal becomes an RFC 9457 problem document here, and nowhere else. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Problems extends ResponseEntityExceptionHandler {

    /** After how many seconds somebody may ask again who was told that it cannot be done just now. */
    public static final String RETRY_AFTER_SECONDS = "2";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String TYPE = "urn:backline:problem:";

    private static final String UNREAD = "has a value that cannot be read";

    /** About half of what is in flight when a database goes away has been stored. */
    public static final String OUTCOME_UNKNOWN =
            "The service cannot finish this at the moment, and whether it was stored"
                    + " is not known. Send the same request again under the same id in a moment: it is answered as the first"
                    + " would have been";

    /** The firewall refuses a path at the door, and a parameter's name or a header when it is first read. */
    public static final String UNREADABLE = "The address or a header has a character that may not be there, such as a"
            + " control character, or an encoded slash or percent sign in the path";

    public static final String UNREADABLE_SLUG = "unreadable-request";
    public static final String UNREADABLE_TITLE = "The request cannot be read";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(ServerExchangeRejectedException refusal) {
        LOG.debug("Refused by the firewall: {}", refusal.getClass().getSimpleName());
        return answer(problem(HttpStatus.BAD_REQUEST, UNREADABLE_SLUG, UNREADABLE_TITLE, UNREADABLE));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RuleViolation refusal) {
        ProblemDetail problem = problem(HttpStatus.CONFLICT, "rule-violation", "A rule refuses this", refusal);
        if (!refusal.missing().isEmpty()) {
            problem.setProperty("missing", refusal.missing());
        }
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidRequest refusal) {
        return answer(invalid(refusal.fields()));
    }

    @ExceptionHandler({AggregateNotFoundException.class, NotFound.class})
    ResponseEntity<ProblemDetail> notFound(RuntimeException missing) {
        String detail = missing instanceof NotFound ? missing.getMessage() : "Nothing is known under this id";
        return answer(problem(HttpStatus.NOT_FOUND, "not-found", "Not found", detail));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> idReused(IdReused refusal) {
        return answer(problem(HttpStatus.CONFLICT, "id-reused", "The id was used before", refusal));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflict(ConcurrencyException conflict) {
        return answer(problem(
                HttpStatus.CONFLICT,
                "id-reused",
                "Somebody else wrote at the same time",
                "Another command with this id, or on this case, came first; read it again and decide anew"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(StaleVersion refusal) {
        return answer(problem(HttpStatus.PRECONDITION_FAILED, "stale-version", "Changed in the meantime", refusal));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notAllowed(NotAllowed refusal) {
        return answer(problem(HttpStatus.FORBIDDEN, "not-allowed", "Not allowed in this role", refusal));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missingKey(MissingIdempotencyKey refusal) {
        ProblemDetail problem =
                problem(HttpStatus.BAD_REQUEST, "missing-idempotency-key", "The command has no id", refusal);
        problem.setProperty("errors", List.of(new FieldProblem("Idempotency-Key", "must be a UUID")));
        return answer(problem);
    }

    @ExceptionHandler({
        Overloaded.class,
        CannotCreateTransactionException.class,
        CannotGetJdbcConnectionException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<ProblemDetail> overloaded(RuntimeException refusal) {
        LOG.warn("Shed a request: {}", refusal.getClass().getSimpleName());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "overloaded",
                        "Not now",
                        "The service cannot take this at the moment; nothing was stored. Try again in a moment"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception defect) {
        if (Unavailable.explains(defect)) {
            LOG.warn("Could not finish a request: {}", defect.getClass().getSimpleName());
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .body(problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Not now", OUTCOME_UNKNOWN));
        }
        LOG.error("A request failed: {}", defect.getClass().getName(), withoutPayload(defect));
        return answer(problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "defect",
                "A defect of the service",
                "The service could not answer; nothing was stored"));
    }

    /** The stack without messages: a driver's message may quote the row it could not write. */
    private static Throwable withoutPayload(Exception defect) {
        Throwable trace = new IllegalStateException(
                defect instanceof DataAccessException
                        ? "data access"
                        : defect.getClass().getSimpleName());
        trace.setStackTrace(defect.getStackTrace());
        return trace;
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleWebExchangeBindException(
            WebExchangeBindException refusal, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        List<FieldProblem> fields = refusal.getAllErrors().stream()
                .map(error -> new FieldProblem(nameOf(error), String.valueOf(error.getDefaultMessage())))
                .sorted(java.util.Comparator.comparing(FieldProblem::field))
                .toList();
        return Mono.just(ResponseEntity.badRequest().body(invalid(fields)));
    }

    private static String nameOf(ObjectError error) {
        return error instanceof FieldError field ? field.getField() : error.getObjectName();
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleServerWebInputException(
            ServerWebInputException refusal, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataBufferLimitException) {
                return Mono.just(tooLarge());
            }
            @Nullable FieldProblem field = JsonProblems.describe(cause);
            if (field != null) {
                ProblemDetail problem = invalid(List.of(field));
                if (JsonProblems.isUnknownField(cause)) {
                    problem.setType(URI.create(TYPE + "unknown-field"));
                }
                return Mono.just(ResponseEntity.badRequest().body(problem));
            }
        }
        String name = refusal.getMethodParameter() == null
                        || refusal.getMethodParameter().getParameterName() == null
                ? "(body)"
                : refusal.getMethodParameter().getParameterName();
        boolean body = refusal.getReason() != null && refusal.getReason().contains("No request body");
        String otherwise = refusal.getCause() instanceof TypeMismatchException wrong && wrong.getRequiredType() != null
                ? JsonProblems.mustBe(wrong.getRequiredType())
                : UNREAD;
        return Mono.just(ResponseEntity.badRequest()
                .body(invalid(List.of(
                        body
                                ? new FieldProblem("(body)", "must be a JSON object")
                                : new FieldProblem(name, otherwise)))));
    }

    /** A variable of the path that is only blank counts as a defect for Spring; it is the caller's. */
    @Override
    protected Mono<ResponseEntity<Object>> handleServerErrorException(
            ServerErrorException failure, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        MethodParameter parameter = failure.getMethodParameter();
        if (parameter == null || !parameter.hasParameterAnnotation(PathVariable.class)) {
            return super.handleServerErrorException(failure, headers, status, exchange);
        }
        String name = String.valueOf(parameter.getParameterName());
        return Mono.just(ResponseEntity.badRequest().body(invalid(List.of(new FieldProblem(name, UNREAD)))));
    }

    @ExceptionHandler(DataBufferLimitException.class)
    ResponseEntity<Object> bodyTooLarge() {
        return tooLarge();
    }

    private static ResponseEntity<Object> tooLarge() {
        return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE)
                .body(problem(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "body-too-large",
                        "The body is too large",
                        "A request may have at most 256 KiB"));
    }

    /** What Spring refuses by itself comes by here last, with its body made: it gets a type of ours too. */
    @Override
    protected Mono<ResponseEntity<Object>> createResponseEntity(
            @Nullable Object body, @Nullable HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        if (status.value() == HttpStatus.CONTENT_TOO_LARGE.value()) {
            return Mono.just(tooLarge());
        }
        if (body instanceof ProblemDetail problem
                && (problem.getType() == null || problem.getType().toString().equals("about:blank"))) {
            String name = HttpStatus.valueOf(status.value()).name().toLowerCase(java.util.Locale.ROOT);
            problem.setType(URI.create(TYPE + name.replace('_', '-')));
        }
        return super.createResponseEntity(body, headers, status, exchange);
    }

    private static ProblemDetail invalid(List<FieldProblem> fields) {
        String detail = fields.stream()
                .limit(3)
                .map(field -> field.field() + " " + field.message())
                .collect(java.util.stream.Collectors.joining("; "));
        ProblemDetail problem =
                problem(HttpStatus.BAD_REQUEST, "invalid-request", "The request cannot be accepted", detail);
        problem.setProperty("errors", fields);
        return problem;
    }

    private static ProblemDetail problem(HttpStatus status, String slug, String title, Exception refusal) {
        return problem(status, slug, title, String.valueOf(refusal.getMessage()));
    }

    private static ProblemDetail problem(HttpStatus status, String slug, String title, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + slug));
        problem.setTitle(title);
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
