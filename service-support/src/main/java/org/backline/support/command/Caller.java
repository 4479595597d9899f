package org.backline.support.command;

import org.backline.codes.Role;

/**
 * Who sends a command.
 *
 * @param subject id of the person or system, never a name
 */
public record Caller(String subject, Role role) {

    /**
     * Refuses everybody who does not act in this role.
     *
     * @throws NotAllowed when the caller acts in another role
     */
    public void mustBe(Role needed) {
        if (role != needed) {
            throw new NotAllowed(needed);
        }
    }
}
