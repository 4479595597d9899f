package org.backline.intake.domain;

import static org.backline.support.rule.Rules.require;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.RedFlag;
import org.backline.codes.TestedSide;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a case that can be corrected, as corrected so far.
 *
 * @param entries by the id of the entry
 * @param amendments ids of all corrections, those of the intake too
 */
public record Entries(Map<UUID, Entry> entries, Set<UUID> amendments) {

    static final Entries NONE = new Entries(Map.of(), Set.of());

    public Entries {
        entries = Map.copyOf(entries);
        amendments = Set.copyOf(amendments);
    }

    /** What one entry holds. */
    public record Entry(List<Finding> findings, Map<RedFlag, FlagAnswer> redFlags) {

        public Entry {
            findings = List.copyOf(findings);
            redFlags = Map.copyOf(redFlags);
        }

        private Entry corrected(List<Finding> by, List<TestedSide> retracted, Map<RedFlag, FlagAnswer> answers) {
            Set<TestedSide> replaced = new HashSet<>(retracted);
            by.forEach(finding -> replaced.add(place(finding)));
            List<Finding> kept = new ArrayList<>(findings.stream()
                    .filter(finding -> !replaced.contains(place(finding)))
                    .toList());
            kept.addAll(by);
            Map<RedFlag, FlagAnswer> flags = new EnumMap<>(RedFlag.class);
            flags.putAll(redFlags);
            flags.putAll(answers);
            return new Entry(kept, flags);
        }

        private boolean differs(CaseCommand.Amend command) {
            Entry after = corrected(command.findings(), command.retracted(), command.redFlags());
            return !(Set.copyOf(after.findings()).equals(Set.copyOf(findings))
                    && after.redFlags().equals(redFlags));
        }
    }

    boolean has(UUID entryId) {
        return entries.containsKey(entryId);
    }

    boolean hasAmendment(UUID amendmentId) {
        return amendments.contains(amendmentId);
    }

    /** Refuses to correct what the entry does not hold. */
    void requireCorrectable(CaseCommand.Amend command) {
        @Nullable Entry entry = entries.get(Objects.requireNonNull(command.entryId()));
        require(entry != null, "No entry of findings with this id is known to the case");
        Entry known = Objects.requireNonNull(entry);
        Set<TestedSide> held = new HashSet<>();
        known.findings().forEach(finding -> held.add(place(finding)));
        command.retracted()
                .forEach(gone -> require(
                        held.contains(gone), "The entry holds no result of " + gone.test() + " " + gone.side()));
        for (Finding finding : command.findings()) {
            List<Finding> ofTest = known.findings().stream()
                    .filter(other -> other.test() == finding.test())
                    .toList();
            require(
                    !ofTest.isEmpty(),
                    "The entry holds no result of " + finding.test() + "; record it as a new finding");
            require(
                    finding.value() == null || ofTest.stream().anyMatch(other -> other.unit() == finding.unit()),
                    "The value of " + finding.test() + " is corrected in the unit it was measured in");
        }
        require(
                known.redFlags().keySet().containsAll(command.redFlags().keySet()),
                "The entry does not answer that flag; answer it in a new entry");
        require(known.differs(command), "The correction changes nothing");
    }

    Entries noted(CaseEvent.EntryNoted event) {
        Map<UUID, Entry> more = new HashMap<>(entries);
        more.put(event.entryId(), new Entry(event.findings(), event.redFlags()));
        return new Entries(more, amendments);
    }

    Entries amended(CaseEvent.Amended event) {
        Set<UUID> made = new HashSet<>(amendments);
        made.add(event.amendmentId());
        Map<UUID, Entry> corrected = new HashMap<>(entries);
        if (event.entryId() != null) {
            corrected.computeIfPresent(
                    event.entryId(),
                    (id, entry) -> entry.corrected(event.findings(), event.retracted(), event.redFlags()));
        }
        return new Entries(corrected, made);
    }

    private static TestedSide place(Finding finding) {
        return new TestedSide(finding.test(), finding.side());
    }
}
