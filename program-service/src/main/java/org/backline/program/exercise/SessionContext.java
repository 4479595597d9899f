package org.backline.program.exercise;

import java.util.Set;
import org.backline.codes.Contraindication;
import org.backline.codes.MuscularPattern;

/**
 * What a session is checked against.
 *
 * @param phase the phase the athlete is in, 1 to 4
 * @param causes the confirmed causes
 * @param started ids of the exercises done in sessions before
 */
public record SessionContext(
        int phase,
        Set<MuscularPattern> causes,
        Set<Contraindication> contraindications,
        Set<OpenFinding> findings,
        Set<String> started) {

    public SessionContext {
        causes = Set.copyOf(causes);
        contraindications = Set.copyOf(contraindications);
        findings = Set.copyOf(findings);
        started = Set.copyOf(started);
    }
}
