package org.backline.referral.web.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import java.util.ArrayList;
import java.util.List;
import org.backline.referral.fhir.Unacceptable;
import org.backline.referral.web.fhir.FhirRefusal.Issue;
import org.backline.support.command.IdReused;
import org.backline.support.command.NotAllowed;
import org.backline.support.command.NotFound;
import org.backline.support.command.Overloaded;
import org.backline.support.command.StaleVersion;
import org.backline.support.rule.RuleViolation;
import org.backline.support.web.InvalidRequest;
import org.backline.support.web.Problems;
import org.backline.support.web.Unavailable;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Every refusal on the FHIR face becomes an OperationOutcome here, and nowhere else. */
final class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
    private static final int LONGEST = 500;

    private Outcomes() {}

    /** The refusal that something that went wrong stands for. */
    static FhirRefusal refusal(Throwable wrong) {
        return switch (wrong) {
            case FhirRefusal refusal -> refusal;
            case Unacceptable refusal ->
                FhirRefusal.unprocessable(refusal.path(), String.valueOf(refusal.getMessage()));
            case DataFormatException unreadable ->
                new FhirRefusal(HttpStatus.BAD_REQUEST, IssueType.STRUCTURE, shortened(unreadable.getMessage()));
            case RuleViolation rule -> broken(rule);
            case StaleVersion stale ->
                new FhirRefusal(
                        HttpStatus.PRECONDITION_FAILED,
                        IssueType.CONFLICT,
                        "If-Match names another version than the newest one; read it again and decide anew");
            case IdReused reused ->
                new FhirRefusal(HttpStatus.CONFLICT, IssueType.DUPLICATE, String.valueOf(reused.getMessage()));
            case InvalidRequest invalid ->
                new FhirRefusal(
                        HttpStatus.BAD_REQUEST,
                        invalid.fields().stream()
                                .map(field -> new Issue(IssueType.INVALID, field.field() + " " + field.message(), null))
                                .toList());
            case NotFound missing ->
                new FhirRefusal(HttpStatus.NOT_FOUND, IssueType.NOTFOUND, String.valueOf(missing.getMessage()));
            case ServerExchangeRejectedException unreadable ->
                new FhirRefusal(HttpStatus.BAD_REQUEST, IssueType.INVALID, Problems.UNREADABLE);
            case NotAllowed refused ->
                new FhirRefusal(HttpStatus.FORBIDDEN, IssueType.FORBIDDEN, String.valueOf(refused.getMessage()));
            case DataBufferLimitException large ->
                new FhirRefusal(HttpStatus.CONTENT_TOO_LARGE, IssueType.TOOLONG, "A request may have at most 256 KiB");
            default -> other(wrong);
        };
    }

    private static FhirRefusal broken(RuleViolation rule) {
        List<Issue> issues = new ArrayList<>();
        issues.add(new Issue(IssueType.BUSINESSRULE, String.valueOf(rule.getMessage()), null));
        rule.missing().forEach(missing -> issues.add(new Issue(IssueType.REQUIRED, "Missing: " + missing, null)));
        return new FhirRefusal(HttpStatus.CONFLICT, issues);
    }

    private static FhirRefusal other(Throwable wrong) {
        if (wrong instanceof Overloaded
                || wrong instanceof CannotCreateTransactionException
                || wrong instanceof TransientDataAccessException) {
            LOG.warn("Shed a request: {}", wrong.getClass().getSimpleName());
            return new FhirRefusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    IssueType.TRANSIENT,
                    "The service cannot take this at the moment; nothing was stored. Try again in a moment");
        }
        if (Unavailable.explains(wrong)) {
            LOG.warn("Could not finish a request: {}", wrong.getClass().getSimpleName());
            return new FhirRefusal(HttpStatus.SERVICE_UNAVAILABLE, IssueType.TRANSIENT, Problems.OUTCOME_UNKNOWN);
        }
        String kind = wrong.getClass().getSimpleName();
        if (kind.equals("AggregateNotFoundException")) {
            return new FhirRefusal(HttpStatus.NOT_FOUND, IssueType.NOTFOUND, "Nothing is known under this id");
        }
        if (kind.endsWith("ConcurrencyException") || kind.equals("ConflictingAggregateVersionException")) {
            return new FhirRefusal(
                    HttpStatus.CONFLICT,
                    IssueType.CONFLICT,
                    "Somebody else wrote at the same time; read it again and decide anew");
        }
        Throwable trace = new IllegalStateException(kind);
        trace.setStackTrace(wrong.getStackTrace());
        LOG.error("A request on the FHIR face failed: {}", wrong.getClass().getName(), trace);
        return new FhirRefusal(
                HttpStatus.INTERNAL_SERVER_ERROR,
                IssueType.EXCEPTION,
                "A defect of the service: it could not answer; nothing was stored");
    }

    /** A parser quotes what it stumbled on; a little of it helps, and all of it may be anything. */
    private static String shortened(@org.jspecify.annotations.Nullable String message) {
        String text = message == null ? "The resource cannot be read" : message.replaceAll("\\p{Cntrl}", " ");
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    static OperationOutcome of(FhirRefusal refusal) {
        OperationOutcome outcome = new OperationOutcome();
        for (Issue issue : refusal.issues()) {
            var component = outcome.addIssue()
                    .setSeverity(IssueSeverity.ERROR)
                    .setCode(issue.type())
                    .setDiagnostics(shortened(issue.what()));
            if (issue.path() != null) {
                component.addExpression(issue.path());
            }
        }
        return outcome;
    }
}
