package org.backline.local.demo;

import java.util.Locale;

/** A clinic of the department, with its trainer and the physician who answers it. */
enum Clinic {
    NORTH(Person.OKAFOR, Person.HADDAD),
    SOUTH(Person.LINDQVIST, Person.NOVAK),
    WEST(Person.REYES, Person.HADDAD);

    private final Person trainer;
    private final Person physician;

    Clinic(Person trainer, Person physician) {
        this.trainer = trainer;
        this.physician = physician;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Person trainer() {
        return trainer;
    }

    Person physician() {
        return physician;
    }
}
