package org.backline.referral.web.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that is not carried out, and why. */
final class FhirRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient List<Issue> issues;

    FhirRefusal(HttpStatus status, List<Issue> issues) {
        super(issues.getFirst().what());
        this.status = status;
        this.issues = List.copyOf(issues);
    }

    FhirRefusal(HttpStatus status, IssueType type, String what) {
        this(status, List.of(new Issue(type, what, null)));
    }

    static FhirRefusal invalid(String parameter, String what) {
        return new FhirRefusal(HttpStatus.BAD_REQUEST, IssueType.INVALID, parameter + " " + what);
    }

    static FhirRefusal notFound(String type, String id) {
        return new FhirRefusal(HttpStatus.NOT_FOUND, IssueType.NOTFOUND, "There is no " + type + " " + id);
    }

    static FhirRefusal unprocessable(String path, String what) {
        return new FhirRefusal(
                HttpStatus.UNPROCESSABLE_CONTENT, List.of(new Issue(IssueType.BUSINESSRULE, what, path)));
    }

    HttpStatus status() {
        return status;
    }

    List<Issue> issues() {
        return issues;
    }

    /**
     * One thing that is wrong.
     *
     * @param path the element, as FHIRPath names it
     */
    record Issue(IssueType type, String what, @Nullable String path) {}
}
