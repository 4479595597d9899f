package org.backline.program.exercise;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.backline.codes.Contraindication;
import org.backline.codes.MuscularCause;
import org.jspecify.annotations.Nullable;

/**
 * What a program is drafted from.
 *
 * @param causes the confirmed muscular causes, at least one
 * @param contraindications open conditions
 * @param findings open findings that decide about order
 * @param phase the phase the athlete starts in, 1 to 4
 * @param equipment what is at hand; absent: everything
 * @param minutes time for a session, aerobic work apart; absent: enough for all
 */
public record DraftRequest(
        List<MuscularCause> causes,
        Set<Contraindication> contraindications,
        Set<OpenFinding> findings,
        int phase,
        @Nullable Set<String> equipment,
        @Nullable Integer minutes) {

    public DraftRequest {
        causes = List.copyOf(causes);
        contraindications = Set.copyOf(contraindications);
        findings = Set.copyOf(findings);
        equipment = equipment == null ? null : Set.copyOf(equipment);
        if (causes.isEmpty()) {
            throw new IllegalArgumentException("A program is drafted from at least one cause");
        }
        if (phase < 1 || phase > 4) {
            throw new IllegalArgumentException("phase is 1 to 4, not " + phase);
        }
    }

    /** A program for which everything is at hand. */
    public DraftRequest(
            List<MuscularCause> causes, Set<Contraindication> contraindications, Set<OpenFinding> findings, int phase) {
        this(causes, contraindications, findings, phase, null, null);
    }

    /** A first program, which starts in phase 1. */
    public static DraftRequest first(
            List<MuscularCause> causes, Collection<Contraindication> contraindications, boolean hipFlexorsTight) {
        return new DraftRequest(
                causes,
                Set.copyOf(contraindications),
                hipFlexorsTight ? Set.of(OpenFinding.HIP_FLEXORS_TIGHT) : Set.of(),
                1);
    }
}
