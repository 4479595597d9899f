package org.backline.referral.coding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The OSIICS code list of a department that has the right to use it. The list is not part of Backline: it is read from a
 * file of the department.
 *
 * @param entries by code
 * @param refused lines of the file that are not in {@code entries}, and why
 */
public record Osiics(Map<String, Entry> entries, List<Refused> refused) {

    /** No list was given. */
    public static final Osiics NONE = new Osiics(Map.of(), List.of());

    public Osiics {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        refused = List.copyOf(refused);
    }

    /** A code and what it says; {@code icd10} is empty where the list names none. */
    public record Entry(String code, String diagnosis, List<String> icd10) {

        public Entry {
            icd10 = List.copyOf(icd10);
        }
    }

    /** A line that was not taken, from 1, and why; the line itself is not repeated. */
    public record Refused(int line, String reason) {}

    /** What a code says. */
    public Optional<Entry> find(String code) {
        return Optional.ofNullable(entries.get(code));
    }

    /** The entries that name this ICD-10 code. */
    public List<Entry> forIcd10(String icd10) {
        return entries.values().stream()
                .filter(entry -> entry.icd10().contains(icd10))
                .toList();
    }
}
