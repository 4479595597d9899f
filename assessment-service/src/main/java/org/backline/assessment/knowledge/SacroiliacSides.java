package org.backline.assessment.knowledge;

import java.util.EnumSet;
import java.util.Set;
import org.backline.assessment.knowledge.Readings.SijCluster;
import org.backline.assessment.knowledge.TestReadings.SideOf;
import org.backline.codes.BodyRegion;
import org.backline.codes.ClinicalTest;
import org.backline.codes.PainSite;
import org.backline.codes.Side;

/**
 * On which side the sacroiliac joint hurts: where the pain and the positive tests agree. When only one of the two has a
 * side that side counts; when they contradict each other it is the side of the pain; without any side it is none.
 */
record SacroiliacSides(Set<Side> sides) {

    private static final Set<BodyRegion> BELOW_L5 =
            EnumSet.of(BodyRegion.SACRAL, BodyRegion.SI_JOINT, BodyRegion.GLUTEAL);

    static SacroiliacSides of(Readings readings) {
        Set<Side> pain = pain(readings, BELOW_L5);
        if (pain.isEmpty() && !hurtsIn(readings, BELOW_L5)) {
            pain = pain(readings, EnumSet.of(BodyRegion.LUMBAR));
        }
        Set<Side> tests = tests(readings);
        if (pain.isEmpty()) {
            return new SacroiliacSides(tests);
        }
        Set<Side> both = EnumSet.copyOf(pain);
        both.retainAll(tests);
        return new SacroiliacSides(both.isEmpty() ? pain : both);
    }

    boolean isOn(Side side) {
        boolean sided = side == Side.LEFT || side == Side.RIGHT;
        return sided ? sides.contains(side) : sides.isEmpty();
    }

    private static boolean hurtsIn(Readings readings, Set<BodyRegion> regions) {
        return readings.intake.regions().stream().anyMatch(site -> regions.contains(site.region()));
    }

    private static Set<Side> pain(Readings readings, Set<BodyRegion> regions) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        for (PainSite site : readings.intake.regions()) {
            if (regions.contains(site.region())) {
                switch (site.side()) {
                    case LEFT, RIGHT -> sides.add(site.side());
                    case BILATERAL -> sides.addAll(EnumSet.of(Side.LEFT, Side.RIGHT));
                    case MIDLINE, NONE -> {}
                }
            }
        }
        return sides;
    }

    private static Set<Side> tests(Readings readings) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        for (Side side : EnumSet.of(Side.LEFT, Side.RIGHT)) {
            for (ClinicalTest test : SijCluster.TESTS) {
                if (readings.tests.positive(test, SideOf.SAME, side) == Truth.TRUE) {
                    sides.add(side);
                }
            }
        }
        return sides;
    }
}
