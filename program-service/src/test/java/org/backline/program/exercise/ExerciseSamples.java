package org.backline.program.exercise;

import java.util.List;
import java.util.Set;
import org.backline.codes.Contraindication;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Side;

/** The library as it ships, and causes to draft from. */
final class ExerciseSamples {

    static final ExerciseLibrary LIBRARY = ExerciseLibrary.load();
    static final ProgramDrafter DRAFTER = new ProgramDrafter(LIBRARY);
    static final SessionCheck CHECK = new SessionCheck(LIBRARY);

    private ExerciseSamples() {}

    static MuscularCause cause(MuscularPattern pattern, Side side) {
        return new MuscularCause(pattern, side, EvidenceGrade.C);
    }

    static DraftRequest request(MuscularPattern pattern, Contraindication... open) {
        return DraftRequest.first(List.of(cause(pattern, Side.LEFT)), List.of(open), false);
    }

    static SessionContext context(int phase, OpenFinding... findings) {
        return new SessionContext(phase, Set.of(MuscularPattern.P1), Set.of(), Set.of(findings), Set.of());
    }
}
