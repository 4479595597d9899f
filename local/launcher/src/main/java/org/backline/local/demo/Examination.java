package org.backline.local.demo;

import static org.backline.codes.ClinicalTest.*;
import static org.backline.codes.FindingResult.NEGATIVE;
import static org.backline.codes.FindingResult.POSITIVE;
import static org.backline.codes.Side.LEFT;
import static org.backline.codes.Side.NONE;
import static org.backline.codes.Side.RIGHT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backline.codes.ClinicalTest;
import org.backline.codes.EndFeel;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.Side;
import org.backline.codes.SpinalLevel;
import org.backline.codes.Unit;
import org.jspecify.annotations.Nullable;

/** What a trainer finds: built up test by test, a later result in the place of an earlier one of the same side. */
final class Examination {

    private final Map<String, Finding> findings = new LinkedHashMap<>();

    private Examination() {}

    /** Some tests only: the exclusion screen stays incomplete. */
    static Examination firstLook() {
        var look = new Examination();
        look.negative(NONE, DERM, REFLEX, SP_TTP);
        return look;
    }

    /** Every test of the exclusion screen done, and none of them positive. */
    static Examination cleanScreen() {
        var screen = new Examination();
        screen.negative(NONE, DERM, REFLEX, SP_TTP);
        screen.measured(MYO, NONE, NEGATIVE, 5, Unit.MRC);
        for (Side side : List.of(LEFT, RIGHT)) {
            screen.measured(SLR, side, NEGATIVE, side == LEFT ? 82 : 84, Unit.DEGREE);
            screen.negative(side, SLUMP, STORK, HOP, FADIR);
            screen.negative(side, DISTRACTION, THIGH_THRUST, GAENSLEN, COMPRESSION, SACRAL_THRUST);
        }
        return screen;
    }

    /** P1: one hip abducts with a good fifth less force, the pelvis drops, and gluteus and quadratus are sore. */
    Examination weakGluteusMedius(Side side) {
        measured(HHD_ABD, side, null, 1.12, Unit.NEWTON_METRE_PER_KILOGRAM);
        measured(HHD_ABD, other(side), null, 1.46, Unit.NEWTON_METRE_PER_KILOGRAM);
        measured(TREND, side, POSITIVE, 11, Unit.SECOND);
        measured(TREND, other(side), NEGATIVE, 30, Unit.SECOND);
        familiar(side, GLUT_TTP);
        return familiar(side, QL_TTP);
    }

    /** P2: the hip flexors are short with the pelvis held, and the hamstrings are long once those are treated. */
    Examination tightHipFlexors(Side side) {
        add(new Finding(MTHOMAS, side, POSITIVE, 7.0, Unit.DEGREE, null, null, null, true, null, EndFeel.MUSCLE, null));
        add(new Finding(MTHOMAS, other(side), NEGATIVE, -9.0, Unit.DEGREE, null, null, null, true, null, null, null));
        measured(AKE, side, POSITIVE, 39, Unit.DEGREE);
        measured(AKE_RETEST, side, NEGATIVE, 21, Unit.DEGREE);
        return positive(side, ELY);
    }

    /** P4: quadratus sore on one side, side bend away limited, the hip carried high. */
    Examination overworkedQuadratus(Side side) {
        familiar(side, QL_TTP);
        positive(other(side), SIDE_BEND_LIMIT);
        return positive(side, HIP_HIKE);
    }

    /** P5: fresh, sore beside the spine, and painful against resistance. */
    Examination strainedExtensors(Side side) {
        familiar(side, PARA_TTP);
        return familiar(NONE, RESISTED_EXT);
    }

    /** P6: four of six movement-control tests failed. */
    Examination poorControl() {
        measured(MCTRL, NONE, POSITIVE, 4, Unit.COUNT);
        return positive(NONE, ABERRANT);
    }

    /** P8: the familiar pain with four of five sacroiliac provocations. */
    Examination soreSacroiliacJoint(Side side) {
        familiar(side, DISTRACTION);
        familiar(side, THIGH_THRUST);
        familiar(side, COMPRESSION);
        familiar(side, SACRAL_THRUST);
        negative(NONE, CENTRAL);
        return familiar(side, SIJ_TTP);
    }

    /** P10: both sides sore beside the spine after a jump in load. */
    Examination soreOnBothSides() {
        familiar(LEFT, PARA_TTP);
        return familiar(RIGHT, PARA_TTP);
    }

    /** A spot on the bone, and pain standing on one leg leaning back. */
    Examination boneTender(SpinalLevel level, Side side) {
        add(new Finding(SP_TTP, NONE, POSITIVE, null, null, true, 5, level, null, null, null, null));
        negative(NONE, STEP, PERCUSS);
        return familiar(side, STORK);
    }

    /** Leg pain on raising it, gone with the ankle let down; strength kept. */
    Examination irritatedRoot(Side side) {
        add(new Finding(SLR, side, POSITIVE, 42.0, Unit.DEGREE, true, 6, null, null, true, EndFeel.NEURAL, null));
        negative(other(side), CSLR);
        negative(side, FNST);
        return familiar(side, SLUMP);
    }

    /** As an irritated root, with a foot that has lost strength. */
    Examination footDrops(Side side) {
        add(new Finding(MYO, side, POSITIVE, 3.0, Unit.MRC, null, null, SpinalLevel.L5, null, null, null, null));
        return irritatedRoot(side);
    }

    /** Repeated bending back brings the pain from the leg to the middle. */
    Examination centralises() {
        return positive(NONE, CENTRAL);
    }

    Examination familiar(Side side, ClinicalTest test) {
        return add(new Finding(test, side, POSITIVE, null, null, true, 5, null, null, null, null, null));
    }

    Examination positive(Side side, ClinicalTest test) {
        return add(new Finding(test, side, POSITIVE, null, null, null, null, null, null, null, null, null));
    }

    Examination negative(Side side, ClinicalTest... tests) {
        for (ClinicalTest test : tests) {
            add(new Finding(test, side, NEGATIVE, null, null, null, null, null, null, null, null, null));
        }
        return this;
    }

    Examination measured(ClinicalTest test, Side side, @Nullable FindingResult result, double value, Unit unit) {
        return add(new Finding(test, side, result, value, unit, null, null, null, null, null, null, null));
    }

    List<Finding> findings() {
        return new ArrayList<>(findings.values());
    }

    private Examination add(Finding finding) {
        if (finding.side() != NONE) {
            findings.remove(finding.test() + " " + NONE);
        }
        findings.put(finding.test() + " " + finding.side(), finding);
        return this;
    }

    private static Side other(Side side) {
        return side == LEFT ? RIGHT : LEFT;
    }
}
