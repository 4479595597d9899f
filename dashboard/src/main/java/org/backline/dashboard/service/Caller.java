package org.backline.dashboard.service;

import java.util.Set;
import org.backline.codes.Role;

/**
 * On whose behalf a page calls a service.
 *
 * @param role the role in which the page was allowed
 * @param token the person's own access token: the services decide by it again
 */
public record Caller(String subject, Role role, Set<String> clinics, String token) {

    public Caller {
        clinics = Set.copyOf(clinics);
    }

    /** The token is a key: it is never written anywhere. */
    @Override
    public String toString() {
        return "Caller[" + subject + ", " + role + "]";
    }
}
