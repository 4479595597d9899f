package org.backline.local.demo;

import org.backline.codes.Role;

/** Somebody who acts in the demo caseload. */
enum Person {
    OKAFOR("trainer.okafor", Role.ATHLETIC_TRAINER),
    LINDQVIST("trainer.lindqvist", Role.ATHLETIC_TRAINER),
    REYES("trainer.reyes", Role.ATHLETIC_TRAINER),
    HADDAD("physician.haddad", Role.PHYSICIAN),
    NOVAK("physician.novak", Role.PHYSICIAN);

    private final String subject;
    private final Role role;

    Person(String subject, Role role) {
        this.subject = subject;
        this.role = role;
    }

    String subject() {
        return subject;
    }

    Role role() {
        return role;
    }
}
