package org.backline.referral.fhir;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber wants to hear of, and how.
 *
 * @param off whether it is to be silent
 * @param headers sent with each notice, as {@code Name: value}
 * @param keepsHeaders whether the headers stay as they were: their values are never shown, so a resource that comes back
 *     as it was read has none
 * @param content {@code empty} or {@code id-only}
 * @param patient only referrals of this athlete; absent for all
 * @param heartbeatSeconds at least 10
 * @param timeoutSeconds 1 to 30
 * @param maxCount events in one notice, 1 to 100
 * @param end when it ends by itself
 */
public record SubscriptionReading(
        boolean off,
        String reason,
        URI endpoint,
        List<String> headers,
        boolean keepsHeaders,
        String content,
        String mime,
        @Nullable UUID patient,
        @Nullable Integer heartbeatSeconds,
        int timeoutSeconds,
        int maxCount,
        @Nullable Instant end) {

    /** The topic that can be subscribed to. */
    public static final String TOPIC = "urn:backline:fhir:topic:referral-changed";

    /** Where a subscription says where its notices go. */
    public static final String ENDPOINT = "Subscription.channel.endpoint";

    private static final String BACKPORT =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-";
    private static final String HIDDEN = "(not shown)";
    private static final Pattern FILTER =
            Pattern.compile("(?:Task|ServiceRequest)\\?patient=(?:Patient/)?([0-9a-fA-F-]{36})");
    private static final Pattern HEADER = Pattern.compile("([A-Za-z][A-Za-z0-9-]{0,63}): ?([\\x20-\\x7e]{1,2000})");
    private static final Set<String> OWN_HEADERS =
            Set.of("host", "content-length", "content-type", "transfer-encoding", "connection", "upgrade", "te");

    public SubscriptionReading {
        headers = List.copyOf(headers);
    }

    /**
     * Reads it.
     *
     * @throws Unacceptable when it asks for what is not to be had
     */
    public static SubscriptionReading of(Subscription subscription) {
        SubscriptionChannelComponent channel = subscription.getChannel();
        if (!TOPIC.equals(subscription.getCriteria())) {
            throw new Unacceptable("Subscription.criteria", "must be the topic " + TOPIC);
        }
        if (channel.getType() != SubscriptionChannelType.RESTHOOK) {
            throw new Unacceptable("Subscription.channel.type", "must be rest-hook");
        }
        boolean off = subscription.getStatus() == SubscriptionStatus.OFF;
        List<String> headers = headers(channel);
        return new SubscriptionReading(
                off,
                limited("Subscription.reason", Objects.requireNonNullElse(subscription.getReason(), ""), 500),
                endpoint(channel),
                headers.contains(HIDDEN) ? List.of() : headers,
                headers.contains(HIDDEN),
                content(channel),
                mime(channel),
                patient(subscription.getCriteriaElement()),
                number(channel, "heartbeat-period", 10, 86_400),
                Objects.requireNonNullElse(number(channel, "timeout", 1, 30), 10),
                Objects.requireNonNullElse(number(channel, "max-count", 1, 100), 20),
                subscription.hasEnd() ? subscription.getEnd().toInstant() : null);
    }

    /** Each header with its value. */
    public List<List<String>> headerPairs() {
        List<List<String>> pairs = new ArrayList<>();
        for (String header : headers) {
            Matcher parts = HEADER.matcher(header);
            if (parts.matches()) {
                pairs.add(List.of(parts.group(1), parts.group(2)));
            }
        }
        return pairs;
    }

    /** The same as a resource; values of headers are not shown. */
    public Subscription resource(UUID id, int version, Instant changedAt, String status, @Nullable String error) {
        Subscription resource = new Subscription();
        resource.setId(id.toString());
        resource.getMeta()
                .setVersionId(String.valueOf(version))
                .setLastUpdated(Date.from(changedAt))
                .addProfile(BACKPORT + "subscription");
        resource.setStatus(SubscriptionStatus.fromCode(status));
        resource.setReason(reason.isBlank() ? "Referrals" : reason);
        resource.setCriteria(TOPIC);
        if (patient != null) {
            resource.getCriteriaElement()
                    .addExtension(BACKPORT + "filter-criteria", new StringType("Task?patient=Patient/" + patient));
        }
        if (end != null) {
            resource.setEnd(Date.from(end));
        }
        if (error != null) {
            resource.setError(error);
        }
        SubscriptionChannelComponent channel = resource.getChannel();
        channel.setType(SubscriptionChannelType.RESTHOOK);
        channel.setEndpoint(endpoint.toString());
        channel.setPayload(mime);
        channel.getPayloadElement().addExtension(BACKPORT + "payload-content", new CodeType(content));
        if (heartbeatSeconds != null) {
            channel.addExtension(BACKPORT + "heartbeat-period", new UnsignedIntType(heartbeatSeconds));
        }
        channel.addExtension(BACKPORT + "timeout", new UnsignedIntType(timeoutSeconds));
        channel.addExtension(BACKPORT + "max-count", new PositiveIntType(maxCount));
        if (!headers.isEmpty()) {
            channel.addHeader(HIDDEN);
        }
        return resource;
    }

    private static URI endpoint(SubscriptionChannelComponent channel) {
        try {
            return URI.create(limited(ENDPOINT, String.valueOf(channel.getEndpoint()), 2_000));
        } catch (IllegalArgumentException noAddress) {
            throw new Unacceptable(ENDPOINT, "must be an address");
        }
    }

    private static List<String> headers(SubscriptionChannelComponent channel) {
        List<String> headers = new ArrayList<>();
        for (StringType header : channel.getHeader()) {
            String text = String.valueOf(header.getValue());
            Matcher parts = HEADER.matcher(text);
            boolean ours =
                    parts.matches() && OWN_HEADERS.contains(parts.group(1).toLowerCase(Locale.ROOT));
            if (!text.equals(HIDDEN) && (!parts.matches() || ours || headers.size() >= 10)) {
                throw new Unacceptable(
                        "Subscription.channel.header",
                        "must be at most 10 of the form Name: value, none of HTTP's own");
            }
            headers.add(text);
        }
        return headers;
    }

    private static String content(SubscriptionChannelComponent channel) {
        String content = value(channel.getPayloadElement(), "payload-content");
        if (content == null) {
            return "id-only";
        }
        if (!content.equals("empty") && !content.equals("id-only")) {
            throw new Unacceptable(
                    "Subscription.channel.payload",
                    "may have content empty or id-only: records leave only by a read, which is logged");
        }
        return content;
    }

    private static String mime(SubscriptionChannelComponent channel) {
        String mime = channel.getPayload();
        if (mime == null || mime.isBlank()) {
            return FhirFormat.JSON.mediaType();
        }
        return switch (mime.toLowerCase(Locale.ROOT)) {
            case "application/fhir+json", "application/json" -> FhirFormat.JSON.mediaType();
            case "application/fhir+xml", "application/xml" -> FhirFormat.XML.mediaType();
            default ->
                throw new Unacceptable(
                        "Subscription.channel.payload", "must be application/fhir+json or application/fhir+xml");
        };
    }

    private static @Nullable UUID patient(Element criteria) {
        List<Extension> filters = criteria.getExtensionsByUrl(BACKPORT + "filter-criteria");
        if (filters.isEmpty()) {
            return null;
        }
        String filter =
                filters.getFirst().hasValue() ? filters.getFirst().getValue().primitiveValue() : null;
        Matcher parts = FILTER.matcher(String.valueOf(filter));
        if (filters.size() > 1 || !parts.matches()) {
            throw new Unacceptable(
                    "Subscription.criteria", "may have one filter, of the form Task?patient=Patient/ and an id");
        }
        try {
            return UUID.fromString(parts.group(1));
        } catch (IllegalArgumentException noId) {
            throw new Unacceptable("Subscription.criteria", "filters by an id that is none of ours");
        }
    }

    private static @Nullable Integer number(SubscriptionChannelComponent channel, String name, int least, int most) {
        String value = value(channel, name);
        if (value == null) {
            return null;
        }
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw new Unacceptable("Subscription.channel", "may have a " + name + " of " + least + " to " + most);
        }
        return Integer.valueOf(value);
    }

    private static @Nullable String value(Element element, String name) {
        Extension extension = element.getExtensionByUrl(BACKPORT + name);
        return extension == null || !extension.hasValue()
                ? null
                : extension.getValue().primitiveValue();
    }

    private static String limited(String path, String text, int longest) {
        if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw new Unacceptable(
                    path, "may have at most " + longest + " characters, and none that controls a device");
        }
        return text;
    }
}
