package org.backline.referral.web.fhir;

import org.backline.codes.Role;
import org.backline.support.access.Access;
import org.backline.support.access.SmartScopes;
import org.backline.support.access.SmartScopes.Interaction;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Holds requests on the FHIR face to the scopes of their tokens. */
final class Scopes {

    private Scopes() {}

    /** @throws FhirRefusal when the token is not for this */
    static void require(@Nullable Access access, String type, Interaction interaction) {
        if (access != null && !allow(access, type, interaction)) {
            throw new FhirRefusal(
                    HttpStatus.FORBIDDEN,
                    IssueType.FORBIDDEN,
                    "The token has no scope for this; it would be, for example, "
                            + (access.caller().role() == Role.SERVICE ? "system/" : "user/") + type + "."
                            + interaction.letter());
        }
    }

    /** Whether the token is for this. */
    static boolean allow(Access access, String type, Interaction interaction) {
        return SmartScopes.allow(access, type, interaction);
    }
}
