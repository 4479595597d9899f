package org.backline.referral.web.fhir;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backline.referral.fhir.FhirFormat;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a physician's system gets its token and what it may ask for: SMART's own page. Programs sign in as themselves;
 * there is no launch from inside another system, and none is claimed.
 */
@RestController
class SmartController {

    private static final Logger LOG = LoggerFactory.getLogger(SmartController.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What a program can be given, as the role {@code service} has it. */
    static final List<String> SCOPES = List.of(
            "system/Patient.rs",
            "system/Condition.rs",
            "system/Observation.rs",
            "system/CarePlan.rs",
            "system/Provenance.rs",
            "system/ServiceRequest.rs",
            "system/Task.rus",
            "system/DiagnosticReport.crs",
            "system/PractitionerRole.rs",
            "system/Organization.rs",
            "system/Subscription.cruds");

    private final Face face;
    private final TokenEndpoint tokens;
    private final String issuer;

    SmartController(Face face, TokenEndpoint tokens, @Value("${backline.sign-in.issuer}") String issuer) {
        this.face = face;
        this.tokens = tokens;
        this.issuer = issuer;
    }

    @GetMapping("/fhir/.well-known/smart-configuration")
    Mono<ResponseEntity<String>> configuration() {
        return tokens.find()
                .map(endpoint -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)))
                        .body(JSON.writeValueAsString(describe(issuer, endpoint))))
                .onErrorResume(silence -> {
                    LOG.warn(
                            "The sign-in server does not say where tokens are given: {}",
                            silence.getClass().getSimpleName());
                    return face.call(this::unknown);
                });
    }

    static Map<String, Object> describe(String issuer, String tokenEndpoint) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("issuer", issuer);
        page.put("token_endpoint", tokenEndpoint);
        page.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        page.put("grant_types_supported", List.of("client_credentials"));
        page.put("scopes_supported", SCOPES);
        page.put("capabilities", List.of("client-confidential-symmetric", "permission-v1", "permission-v2"));
        page.put("code_challenge_methods_supported", List.of("S256"));
        return page;
    }

    private ResponseEntity<String> unknown() {
        FhirRefusal refusal = new FhirRefusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                IssueType.TRANSIENT,
                "The sign-in server does not answer; try again in a moment");
        return ResponseEntity.status(refusal.status())
                .contentType(MediaType.parseMediaType(FhirFormat.JSON.mediaType()))
                .body(face.fhir().encode(Outcomes.of(refusal), FhirFormat.JSON, false));
    }
}
