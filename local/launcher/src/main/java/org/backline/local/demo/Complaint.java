package org.backline.local.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backline.codes.BodyRegion;
import org.backline.codes.FlagAnswer;
import org.backline.codes.Instrument;
import org.backline.codes.LegSymptoms;
import org.backline.codes.Mechanism;
import org.backline.codes.NightPain;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.OnsetManner;
import org.backline.codes.PainSite;
import org.backline.codes.PromScore;
import org.backline.codes.Provocation;
import org.backline.codes.RedFlag;
import org.backline.codes.Side;

/** What an athlete comes with: built up sentence by sentence, ends as the body of an intake. */
final class Complaint {

    /** Flags that follow from other facts; nobody is asked. */
    private static final Set<RedFlag> NOT_ASKED =
            EnumSet.of(RedFlag.AGE_OLD, RedFlag.MULTI_FX, RedFlag.ADOL_EXT, RedFlag.ADOL_HAM, RedFlag.NO_PROGRESS);

    private final List<PainSite> regions = new ArrayList<>();
    private final Map<RedFlag, FlagAnswer> flags = new EnumMap<>(RedFlag.class);
    private final Map<RedFlag, NotAssessedReason> notAssessed = new EnumMap<>(RedFlag.class);
    private final List<PromScore> proms = new ArrayList<>();
    private final Map<String, Object> body = new LinkedHashMap<>();

    private Complaint(BodyRegion region, Side side) {
        and(region, side);
        for (RedFlag flag : RedFlag.values()) {
            if (!NOT_ASKED.contains(flag)) {
                flags.put(flag, FlagAnswer.NO);
            }
        }
        body.put("night", NightPain.NONE);
        body.put("legSymptoms", LegSymptoms.NONE);
        body.put("legWorseThanBack", false);
        body.put("morningStiffnessMinutes", 0);
        body.put("aggravatedBy", List.of());
        body.put("easedBy", List.of(Provocation.REST));
    }

    /** Pain in this place; every red flag answered no until said otherwise. */
    static Complaint of(BodyRegion region, Side side) {
        return new Complaint(region, side);
    }

    Complaint and(BodyRegion region, Side side) {
        regions.add(new PainSite(region, side));
        return this;
    }

    Complaint gradually(int daysAgo) {
        return onset(OnsetManner.GRADUAL, daysAgo, null);
    }

    Complaint again(int daysAgo) {
        return onset(OnsetManner.RECURRENT, daysAgo, null);
    }

    Complaint suddenly(int daysAgo, Mechanism mechanism) {
        return onset(OnsetManner.SUDDEN, daysAgo, mechanism);
    }

    Complaint afterMoreTraining(int daysAgo) {
        return onset(OnsetManner.GRADUAL, daysAgo, Mechanism.LOAD_SPIKE);
    }

    private Complaint onset(OnsetManner manner, int daysAgo, @org.jspecify.annotations.Nullable Mechanism mechanism) {
        Map<String, Object> onset = new LinkedHashMap<>();
        onset.put("manner", manner);
        onset.put("daysAgo", daysAgo);
        if (mechanism != null) {
            onset.put("mechanism", mechanism);
        }
        body.put("onset", onset);
        return this;
    }

    /** Pain now, at its least and at its worst in the last day, 0 to 10. */
    Complaint pain(int now, int best, int worst) {
        body.put("pain", Map.of("now", now, "best", best, "worst", worst));
        proms.add(new PromScore(Instrument.NPRS, now));
        return this;
    }

    Complaint worseWith(Provocation... movements) {
        body.put("aggravatedBy", List.of(movements));
        return this;
    }

    Complaint betterWith(Provocation... movements) {
        body.put("easedBy", List.of(movements));
        return this;
    }

    Complaint atNight(NightPain night) {
        body.put("night", night);
        return this;
    }

    Complaint stiffInTheMorning(int minutes) {
        body.put("morningStiffnessMinutes", minutes);
        return this;
    }

    Complaint downTheLeg(LegSymptoms leg) {
        body.put("legSymptoms", leg);
        body.put("legWorseThanBack", true);
        return this;
    }

    Complaint flagged(RedFlag... positive) {
        for (RedFlag flag : positive) {
            flags.put(flag, FlagAnswer.YES);
        }
        return this;
    }

    Complaint didNotAsk(RedFlag flag, NotAssessedReason because) {
        flags.put(flag, FlagAnswer.NOT_ASSESSED);
        notAssessed.put(flag, because);
        return this;
    }

    Complaint scoring(Instrument instrument, double value) {
        proms.add(new PromScore(instrument, value));
        return this;
    }

    Complaint noted(String note) {
        body.put("note", note);
        return this;
    }

    /** The part of an intake that the athlete tells. */
    Map<String, Object> body() {
        Map<String, Object> all = new LinkedHashMap<>(body);
        all.put("regions", List.copyOf(regions));
        all.put("redFlags", new EnumMap<>(flags));
        all.put("notAssessedBecause", Map.copyOf(notAssessed));
        all.put("proms", List.copyOf(proms));
        return all;
    }
}
