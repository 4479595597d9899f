package org.backline.referral.web.fhir;

import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An answer: a resource, or none.
 *
 * @param location where what was made or changed is, from the base of the face
 */
record Reply(
        HttpStatus status,
        @Nullable IBaseResource resource,
        @Nullable String location) {

    static Reply of(IBaseResource resource) {
        return new Reply(HttpStatus.OK, resource, null);
    }

    /** Something that was written, and where each of its versions is. */
    static Reply written(HttpStatus status, Resource resource) {
        return new Reply(
                status,
                resource,
                resource.fhirType() + "/" + resource.getIdElement().getIdPart() + "/_history/"
                        + resource.getMeta().getVersionId());
    }

    static Reply done(HttpStatus status) {
        return new Reply(status, null, null);
    }
}
