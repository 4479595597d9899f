package org.backline.referral.web.fhir;

import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import org.backline.referral.fhir.FhirR4;
import org.backline.referral.web.fhir.FhirRefusal.Issue;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads bodies strictly, and holds each to the specification and to the profiles it claims. */
@Component
class Inbound {

    private static final int MOST_ISSUES = 20;

    private final FhirR4 fhir;

    Inbound(FhirR4 fhir) {
        this.fhir = fhir;
    }

    /** @throws FhirRefusal 400 when it cannot be read, 422 when it is not valid */
    <T extends Resource> T read(Class<T> type, Asked asked, String body) {
        T resource = fhir.parse(type, body, asked.formatOfBody());
        List<SingleValidationMessage> wrong = fhir.validate(resource);
        if (!wrong.isEmpty()) {
            throw new FhirRefusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    wrong.stream()
                            .limit(MOST_ISSUES)
                            .map(message ->
                                    new Issue(IssueType.INVALID, message.getMessage(), message.getLocationString()))
                            .toList());
        }
        return resource;
    }
}
