package org.backline.support.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.backline.codes.Role;
import org.backline.support.access.Regimes.Regime;

/**
 * An accounting of disclosures of one athlete's record.
 *
 * @param records by clinic, what kind of record it is now
 * @param entries the newest first
 */
public record Accounting(UUID athleteId, Map<String, RecordClass> records, List<Entry> entries) {

    public Accounting {
        records = Map.copyOf(records);
        entries = List.copyOf(entries);
    }

    static Accounting of(UUID athleteId, List<Disclosure> lines, Regimes regimes) {
        Map<String, RecordClass> records = new TreeMap<>();
        for (Disclosure line : lines) {
            for (String clinic : line.clinics()) {
                records.merge(clinic, recordClass(regimes.of(clinic), line), RecordClass::wider);
            }
        }
        List<Entry> entries =
                lines.stream().filter(Accounting::isAccountedFor).map(Entry::of).toList();
        return new Accounting(athleteId, records, entries);
    }

    private static RecordClass recordClass(Regime regime, Disclosure line) {
        if (regime == Regime.HIPAA) {
            return RecordClass.PROTECTED_HEALTH_INFORMATION;
        }
        boolean shown = line.outcome() == Disclosure.Outcome.DISCLOSED;
        boolean health = line.data() == DataCategory.CLINICAL || line.data() == DataCategory.REFERRAL;
        return shown && health && !line.purpose().keepsTreatmentRecord()
                ? RecordClass.EDUCATION_RECORD
                : RecordClass.TREATMENT_RECORD;
    }

    /** Treatment and operations need no accounting under 45 CFR 164.528(a)(1); refusals are told under 34 CFR 99.32. */
    private static boolean isAccountedFor(Disclosure line) {
        return line.outcome() == Disclosure.Outcome.DENIED
                || (line.purpose() != Purpose.TREATMENT && line.purpose() != Purpose.OPERATIONS);
    }

    /** What kind of record the law sees. */
    public enum RecordClass {
        PROTECTED_HEALTH_INFORMATION,
        TREATMENT_RECORD,
        EDUCATION_RECORD;

        RecordClass wider(RecordClass other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /**
     * One disclosure.
     *
     * @param at date of it
     * @param recipient subject of who received or asked
     * @param what brief description: kind of data and operation
     * @param purpose brief statement of it, or of the interest in the request
     */
    public record Entry(
            Instant at, String recipient, Role role, String what, Purpose purpose, Disclosure.Outcome outcome) {

        static Entry of(Disclosure line) {
            return new Entry(
                    line.at(),
                    line.actor(),
                    line.role(),
                    line.data() + " by " + line.operation(),
                    line.purpose(),
                    line.outcome());
        }
    }
}
