package org.backline.support.command;

import java.util.Set;
import org.backline.codes.Role;

/**
 * Who asks, and in which of their roles.
 *
 * @param subject id of the person or system, never a name
 * @param role the role in which the operation is allowed to them
 * @param clinics the clinics they belong to
 */
public record Caller(String subject, Role role, Set<String> clinics) {

    public Caller {
        clinics = Set.copyOf(clinics);
    }
}
