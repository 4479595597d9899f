package org.backline.support.access;

import java.util.Map;
import org.backline.codes.Role;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;

/**
 * One thing that can be asked of a process, and who may ask it.
 *
 * @param id its name in the matrix and in the ledger, for example {@code case.read}
 * @param process the process that answers, or {@code *} for each of them
 * @param audience whether somebody must be signed in for it
 * @param may the roles, and how far each reaches; empty when the audience is not {@link Audience#ROLES}
 */
public record Operation(
        String id,
        String process,
        HttpMethod method,
        PathPattern path,
        DataCategory data,
        Scope scope,
        Audience audience,
        Map<Role, Reach> may) {

    public Operation {
        may = Map.copyOf(may);
    }

    /** Who may ask for an operation. */
    public enum Audience {
        /** Nobody needs to be signed in. */
        ANYONE,
        /** Whoever is signed in. */
        SIGNED_IN,
        /** Those in the roles that the matrix names. */
        ROLES
    }

    @Override
    public String toString() {
        return id + " (" + method + " " + path.getPatternString() + ")";
    }
}
