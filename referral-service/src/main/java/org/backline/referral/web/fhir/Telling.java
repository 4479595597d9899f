package org.backline.referral.web.fhir;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells what the gate refuses. */
@Component
class Telling implements FhirRefusals.Telling {

    private final ObjectProvider<Face> face;

    Telling(ObjectProvider<Face> face) {
        this.face = face;
    }

    @Override
    public Mono<Void> tell(ServerWebExchange exchange, HttpStatus status, IssueType type, String what) {
        return face.getObject().refuse(exchange, new FhirRefusal(status, type, what));
    }
}
