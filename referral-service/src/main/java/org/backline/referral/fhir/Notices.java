package org.backline.referral.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** What a subscriber is told: a bundle as the subscriptions backport has it for R4. */
public final class Notices {

    private static final String STATUS_PROFILE =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-status-r4";

    private Notices() {}

    /** What kind of notice it is. */
    public enum Kind {
        HANDSHAKE("handshake"),
        HEARTBEAT("heartbeat"),
        EVENT_NOTIFICATION("event-notification"),
        QUERY_STATUS("query-status"),
        QUERY_EVENT("query-event");

        private final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    /**
     * The subscription a notice is of.
     *
     * @param events how many events there have been since it began, told or not
     */
    public record Of(String base, UUID id, String status, long events, String content) {}

    /** One step of a referral. */
    public record Event(long number, Instant at, UUID referralId) {}

    /** A notice with its events. */
    public static Bundle bundle(Of of, Kind kind, List<Event> events, UUID noticeId, Instant at) {
        Bundle bundle = new Bundle();
        bundle.setId(noticeId.toString());
        bundle.setType(BundleType.HISTORY);
        bundle.setTimestamp(Date.from(at));
        Bundle.BundleEntryComponent first = bundle.addEntry();
        first.setFullUrl("urn:uuid:" + noticeId);
        first.setResource(status(of, kind, events, noticeId));
        first.getRequest().setMethod(HTTPVerb.GET).setUrl("Subscription/" + of.id() + "/$status");
        first.getResponse().setStatus("200");
        if (of.content().equals("id-only")) {
            events.stream().map(Event::referralId).distinct().forEach(referral -> {
                Bundle.BundleEntryComponent focus = bundle.addEntry();
                focus.setFullUrl(of.base() + "/Task/" + referral);
                focus.getRequest().setMethod(HTTPVerb.PUT).setUrl("Task/" + referral);
                focus.getResponse().setStatus("200");
            });
        }
        return bundle;
    }

    /** How a subscription stands. */
    public static Parameters status(Of of, Kind kind, List<Event> events, UUID noticeId) {
        Parameters status = new Parameters();
        status.setId(noticeId.toString());
        status.getMeta().addProfile(STATUS_PROFILE);
        status.addParameter().setName("subscription").setValue(new Reference(of.base() + "/Subscription/" + of.id()));
        status.addParameter().setName("topic").setValue(new CanonicalType(SubscriptionReading.TOPIC));
        status.addParameter().setName("status").setValue(new CodeType(of.status()));
        status.addParameter().setName("type").setValue(new CodeType(kind.code));
        status.addParameter()
                .setName("events-since-subscription-start")
                .setValue(new StringType(String.valueOf(of.events())));
        for (Event event : events) {
            ParametersParameterComponent told = status.addParameter().setName("notification-event");
            told.addPart().setName("event-number").setValue(new StringType(String.valueOf(event.number())));
            told.addPart().setName("timestamp").setValue(new InstantType(Date.from(event.at())));
            if (of.content().equals("id-only")) {
                told.addPart().setName("focus").setValue(new Reference(of.base() + "/Task/" + event.referralId()));
                told.addPart()
                        .setName("additional-context")
                        .setValue(new Reference(of.base() + "/ServiceRequest/" + event.referralId()));
            }
        }
        return status;
    }
}
