package org.backline.referral.web.fhir;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.backline.referral.fhir.FhirFormat;
import org.backline.support.access.Access;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/** A request on the FHIR face: who asks, in which form the answer is wanted, and where the face stands. */
final class Asked {

    private static final String BASE = "/fhir";

    private final ServerWebExchange exchange;

    Asked(ServerWebExchange exchange) {
        this.exchange = exchange;
    }

    ServerHttpRequest request() {
        return exchange.getRequest();
    }

    Access access() {
        return exchange.getRequiredAttribute(Access.class.getName());
    }

    /** Those in the address; one that comes without a value has an empty one. */
    MultiValueMap<String, String> parameters() {
        return withValues(request().getQueryParams());
    }

    /** Some parameters as they were sent, each with a value: Spring has none for {@code ?status}. */
    static MultiValueMap<String, String> withValues(MultiValueMap<String, String> sent) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>(sent.size());
        sent.forEach(
                (name, values) -> values.forEach(value -> parameters.add(name, Objects.requireNonNullElse(value, ""))));
        return parameters;
    }

    /** The address of the face, as the caller reached it. */
    String base() {
        var uri = request().getURI();
        return uri.getScheme() + "://" + uri.getRawAuthority() + BASE;
    }

    boolean isPretty() {
        return "true".equals(parameters().getFirst("_pretty"));
    }

    /** What the answer is written in: {@code _format} before {@code Accept}, JSON when neither says. */
    FhirFormat format() {
        String wish = parameters().getFirst("_format");
        if (wish != null) {
            return format(wish.replace(' ', '+'));
        }
        List<MediaType> accepted;
        try {
            accepted = request().getHeaders().getAccept();
        } catch (org.springframework.http.InvalidMediaTypeException wrong) {
            throw unacceptable(String.valueOf(wrong.getMediaType()));
        }
        if (accepted.isEmpty()) {
            return FhirFormat.JSON;
        }
        return accepted.stream()
                .sorted(java.util.Comparator.comparingDouble(MediaType::getQualityValue)
                        .reversed())
                .flatMap(type -> known(type).stream())
                .findFirst()
                .orElseThrow(() -> unacceptable(accepted.toString()));
    }

    /** The form in which an error is told; one that cannot be told otherwise is told in JSON. */
    FhirFormat formatOfErrors() {
        try {
            return format();
        } catch (FhirRefusal | ServerExchangeRejectedException unacceptable) {
            return FhirFormat.JSON;
        }
    }

    /** What the body is written in. */
    FhirFormat formatOfBody() {
        MediaType type;
        try {
            type = request().getHeaders().getContentType();
        } catch (org.springframework.http.InvalidMediaTypeException wrong) {
            type = null;
        }
        if (type != null) {
            String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
            if (subtype.equals("json") || subtype.equals("fhir+json")) {
                return FhirFormat.JSON;
            }
            if (subtype.equals("xml") || subtype.equals("fhir+xml")) {
                return FhirFormat.XML;
            }
        }
        throw new FhirRefusal(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                IssueType.NOTSUPPORTED,
                "A resource comes as application/fhir+json or application/fhir+xml");
    }

    private static FhirFormat format(String wish) {
        return switch (wish.toLowerCase(Locale.ROOT)) {
            case "json", "application/json", "application/fhir+json", "text/json" -> FhirFormat.JSON;
            case "xml", "application/xml", "application/fhir+xml", "text/xml" -> FhirFormat.XML;
            default -> throw unacceptable(wish);
        };
    }

    private static java.util.Optional<FhirFormat> known(MediaType type) {
        String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        if (type.isWildcardType() || subtype.equals("json") || subtype.equals("fhir+json") || subtype.equals("*")) {
            return java.util.Optional.of(FhirFormat.JSON);
        }
        return Set.of("xml", "fhir+xml").contains(subtype)
                ? java.util.Optional.of(FhirFormat.XML)
                : java.util.Optional.empty();
    }

    private static FhirRefusal unacceptable(String wish) {
        return new FhirRefusal(
                HttpStatus.NOT_ACCEPTABLE,
                IssueType.NOTSUPPORTED,
                "Answers are application/fhir+json or application/fhir+xml, not "
                        + wish.substring(0, Math.min(wish.length(), 80)));
    }

    /** The version in {@code If-Match}, 1 for the first; absent when the header is. */
    @Nullable Long ifMatch() {
        String header = request().getHeaders().getFirst(HttpHeaders.IF_MATCH);
        if (header == null || header.equals("*")) {
            return null;
        }
        var match = java.util.regex.Pattern.compile("(?:W/)?\"(\\d{1,18})\"").matcher(header.strip());
        if (!match.matches()) {
            throw FhirRefusal.invalid("If-Match", "must be the ETag of an earlier answer, for example W/\"3\"");
        }
        return Long.valueOf(match.group(1));
    }

    /** An id in the path. */
    static UUID id(String type, String text) {
        try {
            UUID id = UUID.fromString(String.valueOf(text));
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException notOurs) {
            // Answered below like any other id that nothing has.
        }
        throw FhirRefusal.notFound(type, String.valueOf(text).replaceAll("[^A-Za-z0-9\\-.]", "?"));
    }
}
