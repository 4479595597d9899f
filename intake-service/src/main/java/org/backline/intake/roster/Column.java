package org.backline.intake.roster;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A column of a roster, and the headings it goes by. */
enum Column {
    NAME(true, "name", "full name", "athlete", "athlete name"),
    FIRST_NAME(false, "first name", "first", "given name"),
    LAST_NAME(false, "last name", "last", "surname", "family name"),
    BIRTH_DATE(true, "birth date", "date of birth", "dob", "birthdate", "born"),
    SEX(true, "sex", "gender"),
    SPORTS(true, "sports", "sport", "team", "teams"),
    SICKLE_CELL_TRAIT(false, "sickle cell trait", "sickle cell", "sct"),
    CLINIC(false, "clinic", "clinic id"),
    NUMBER(false, "number", "roster number", "student id", "id");

    private final boolean needed;
    private final String headings;

    Column(boolean needed, String... headings) {
        this.needed = needed;
        this.headings = String.join(",", headings);
    }

    private List<String> names() {
        return List.of(headings.split(",", -1));
    }

    boolean isNeeded() {
        return needed;
    }

    /** The name by which problems speak of it. */
    String title() {
        return names().getFirst();
    }

    /** The column with this heading. */
    static Optional<Column> of(String heading) {
        String plain = heading.strip().toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s]+", " ");
        return Stream.of(values())
                .filter(column -> column.names().contains(plain))
                .findFirst();
    }
}
