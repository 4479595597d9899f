package org.backline.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.codes.Role;
import org.backline.support.access.AccessMatrix;
import org.backline.support.access.Operation;
import org.backline.support.access.Operation.Audience;
import org.backline.support.access.Reach;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Every cell of the access matrix, asked of a running process: each operation by each role, for a record of the
 * caller's clinic of which a physician was asked, for one of which none was, for one of another clinic and for one that
 * does not exist; and with every kind of token that is none.
 *
 * @param http asks the process, without a token
 * @param ids for each {@link Where}, the ids by path variable
 */
public record MatrixCases(String process, WebTestClient http, Map<Where, Map<String, UUID>> ids) {

    /** The caller's clinic. */
    public static final String OWN = "north";

    /** The clinic the caller does not belong to. */
    public static final String OTHER = "south";

    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404, 405, 429);

    /** Where a record is, seen from the caller. */
    public enum Where {
        /** In the caller's clinic, and a physician was asked. */
        OWN_REFERRED,
        /** In the caller's clinic; no physician was asked. */
        OWN,
        /** In another clinic, and a physician was asked. */
        OTHER,
        /** Nowhere. */
        NOWHERE
    }

    /** Measurements are longer than what a test client reads by itself. */
    public MatrixCases {
        http = http.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 * 1024 * 1024))
                .build();
    }

    /** A test for each cell. */
    public Stream<DynamicTest> tests() {
        List<DynamicTest> tests = new ArrayList<>();
        Map<Role, String> tokens = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            tokens.put(role, token(role));
        }
        for (Operation operation : AccessMatrix.load().of(process)) {
            if (operation.audience() == Audience.ANYONE) {
                tests.add(DynamicTest.dynamicTest(
                        operation + " by nobody",
                        () -> assertThat(status(operation, Where.NOWHERE, null)).isNotIn(401, 403)));
                continue;
            }
            for (NoToken none : NoToken.values()) {
                tests.add(DynamicTest.dynamicTest(
                        operation + " with " + none,
                        () -> assertThat(status(operation, Where.OWN_REFERRED, none.header()))
                                .isEqualTo(HttpStatus.UNAUTHORIZED.value())));
            }
            for (Role role : Role.values()) {
                for (Where where : Where.values()) {
                    tests.add(DynamicTest.dynamicTest(
                            "%s by %s, %s".formatted(operation, role, where),
                            () -> check(operation, role, where, tokens.get(role))));
                }
            }
        }
        return tests.stream();
    }

    /** A program does on the FHIR face what its scopes say besides; here they say everything. */
    private static String token(Role role) {
        return role == Role.SERVICE
                ? Tokens.bearer("somebody", role, claims -> claims.claim("scope", "system/*.*"), OWN)
                : Tokens.bearer("somebody", role, OWN);
    }

    private void check(Operation operation, Role role, Where where, String authorization) {
        int status = status(operation, where, authorization);
        Reach reach = operation.may().get(role);
        if (operation.audience() == Audience.ROLES && reach == null) {
            assertThat(status).isEqualTo(HttpStatus.FORBIDDEN.value());
        } else if (operation.scope().variable() == null || reach == null || reach == Reach.EVERYWHERE) {
            assertThat(status).isNotIn(401, 403);
        } else if (isTheirs(reach, where) && namesAPart(operation)) {
            assertThat(status)
                    .as("the case is theirs, whether or not it has such a part")
                    .isNotIn(401, 403, 405, 429);
        } else if (isTheirs(reach, where)) {
            assertThat(status).isNotIn(REFUSALS);
        } else {
            assertThat(status).isEqualTo(HttpStatus.NOT_FOUND.value());
        }
    }

    /** Whether the path names something within the record, which nobody has made here. */
    private static boolean namesAPart(Operation operation) {
        return operation.path().getPatternString().matches(".*\\{(sessionId|linkId|resourceId|version)}.*");
    }

    private static boolean isTheirs(Reach reach, Where where) {
        return switch (where) {
            case OWN_REFERRED -> true;
            case OWN -> reach == Reach.CLINIC;
            case OTHER, NOWHERE -> false;
        };
    }

    private int status(Operation operation, Where where, String authorization) {
        Map<String, UUID> known = ids.getOrDefault(where, Map.of());
        // Where the path names one of several kinds of thing, the first of them.
        String path = operation.path().getPatternString().replace("/**", "").replaceAll("\\{\\w+:([^|}]+)[^}]*}", "$1");
        for (String variable :
                List.of("caseId", "referralId", "athleteId", "accessId", "sessionId", "linkId", "resourceId")) {
            path = path.replace(
                    "{" + variable + "}",
                    known.getOrDefault(variable, Ids.next()).toString());
        }
        WebTestClient.RequestBodySpec request = http.method(operation.method())
                .uri(path.replaceAll("\\{[^}]*}", "something"))
                .header("Idempotency-Key", Ids.next().toString())
                .headers(headers -> {
                    if (authorization != null) {
                        headers.set(HttpHeaders.AUTHORIZATION, authorization);
                    }
                });
        WebTestClient.RequestHeadersSpec<?> whole = operation.method().equals(HttpMethod.GET)
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).bodyValue("{\"?\":0}");
        return whole.exchange()
                .expectBody(String.class)
                .returnResult()
                .getStatus()
                .value();
    }

    private enum NoToken {
        NOTHING,
        JUNK,
        EXPIRED,
        OTHER_AUDIENCE,
        OTHER_ISSUER,
        OTHER_KEY,
        NOT_SIGNED;

        private String header() {
            return switch (this) {
                case NOTHING -> null;
                case JUNK -> "Bearer junk";
                case EXPIRED ->
                    with(claims -> claims.expirationTime(Date.from(Instant.now().minus(Duration.ofHours(1)))));
                case OTHER_AUDIENCE -> with(claims -> claims.audience("another-api"));
                case OTHER_ISSUER -> with(claims -> claims.issuer("https://elsewhere.test"));
                case OTHER_KEY -> Tokens.forged("somebody", Role.ATHLETIC_TRAINER, MatrixCases.OWN);
                case NOT_SIGNED -> {
                    String[] parts =
                            with(claims -> claims).substring("Bearer ".length()).split("\\.", -1);
                    yield "Bearer eyJhbGciOiJub25lIn0." + parts[1] + ".";
                }
            };
        }

        private static String with(java.util.function.UnaryOperator<JWTClaimsSet.Builder> change) {
            return Tokens.bearer("somebody", Role.ATHLETIC_TRAINER, change, MatrixCases.OWN);
        }
    }
}
