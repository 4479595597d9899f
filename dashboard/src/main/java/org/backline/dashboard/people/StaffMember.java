package org.backline.dashboard.people;

import java.util.Set;
import org.backline.codes.Role;

/**
 * Somebody who works in the department.
 *
 * @param subject opaque and for ever; what cases and events remember
 * @param name in full
 */
public record StaffMember(String subject, String name, Set<Role> roles, Set<String> clinics) {

    public StaffMember {
        roles = Set.copyOf(roles);
        clinics = Set.copyOf(clinics);
    }

    /** How a page names them where there is little room: {@code J. Okafor}. */
    public String shortName() {
        String whole = name.strip();
        int last = whole.lastIndexOf(' ');
        return last < 1 ? whole : whole.substring(0, 1) + ". " + whole.substring(last + 1);
    }
}
