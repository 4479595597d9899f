package org.backline.referral;

import java.util.List;
import java.util.Set;
import org.backline.referral.fhir.FhirFormat;
import org.backline.referral.fhir.FhirR4;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;

/** Reads what was answered as it went over the wire, and holds it to the validator. */
final class FhirTexts {

    private static final FhirR4 FHIR = new FhirR4();

    /** What the validator would look up in packages that are not at hand: R5's extensions, and R4's core as a package. */
    private static final Set<String> NOT_AT_HAND = Set.of("ERROR_GENERATING_SNAPSHOT", "Extension_EXT_Version_Invalid");

    private FhirTexts() {}

    static <T extends IBaseResource> T resource(Class<T> type, RequestHeadersSpec<?> request) {
        return FHIR.parse(
                type,
                request.exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody(),
                FhirFormat.JSON);
    }

    /** What the validator finds wrong. */
    static List<String> faults(IBaseResource resource) {
        return FHIR.validate(resource).stream()
                .filter(message -> !NOT_AT_HAND.contains(message.getMessageId()))
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }

    static IBaseResource parsed(String json) {
        return FHIR.parse(IBaseResource.class, json, FhirFormat.JSON);
    }
}
