package org.backline.referral.fhir;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One resource that an event made or changed.
 *
 * @param type FHIR resource type
 * @param state what a search by status compares with; absent where the status never changes
 * @param code what a search by code compares with
 */
public record Touch(
        String type,
        UUID id,
        @Nullable String state,
        @Nullable String code) {

    static Touch of(String type, UUID id) {
        return new Touch(type, id, null, null);
    }

    static Touch of(String type, UUID id, String state) {
        return new Touch(type, id, state, null);
    }
}
