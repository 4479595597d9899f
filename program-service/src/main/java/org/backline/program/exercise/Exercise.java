package org.backline.program.exercise;

import static java.util.Collections.unmodifiableSortedMap;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backline.codes.Contraindication;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.ExerciseDose;
import org.jspecify.annotations.Nullable;

/**
 * One exercise of the library.
 *
 * @param id E01 to E37
 * @param sided whether it is done for one side at a time
 * @param active whether the athlete works, as against being stretched or supported
 * @param doses how much, by phase; its keys are the phases in which the exercise is used
 * @param ladder repetitions of each set where they fall from set to set; the dose then holds their middle
 * @param timing when a number of times per week does not say it
 * @param progress when to make it harder
 * @param regress when to make it easier
 * @param cautions reasons against it that no code stands for
 * @param varieties forms of the bridge; empty for all others
 */
public record Exercise(
        String id,
        String name,
        List<String> targets,
        boolean sided,
        boolean active,
        List<String> equipment,
        SortedMap<Integer, ExerciseDose> doses,
        List<Integer> ladder,
        @Nullable String timing,
        String progress,
        String regress,
        String cue,
        List<Bar> bars,
        List<String> cautions,
        @Nullable Adaptation adapts,
        List<BridgeVariety> varieties,
        EvidenceGrade grade,
        List<Evidence> evidence) {

    public Exercise {
        targets = List.copyOf(targets);
        equipment = List.copyOf(equipment);
        doses = unmodifiableSortedMap(new TreeMap<>(doses));
        ladder = List.copyOf(ladder);
        bars = List.copyOf(bars);
        cautions = List.copyOf(cautions);
        varieties = List.copyOf(varieties);
        evidence = List.copyOf(evidence);
    }

    /** The phases in which it is used. */
    public SortedSet<Integer> phases() {
        return new TreeSet<>(doses.keySet());
    }

    /** How much of it in one of its phases. */
    public ExerciseDose dose(int phase) {
        return requireNonNull(doses.get(phase), () -> id + " is not used in phase " + phase);
    }

    /** The first of the open conditions that bars it for an athlete in this phase. */
    public Optional<Contraindication> barredBy(Set<Contraindication> open, int phase) {
        return bars.stream()
                .filter(bar -> open.contains(bar.code()) && bar.phases().contains(phase))
                .map(Bar::code)
                .min(Contraindication::compareTo);
    }
}
