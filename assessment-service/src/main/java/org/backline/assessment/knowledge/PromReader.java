package org.backline.assessment.knowledge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.backline.codes.Instrument;

/** Reads the outcome measures. */
final class PromReader {

    private PromReader() {}

    static CourseSpec read(Place file) {
        Map<Instrument, InstrumentSpec> instruments = new EnumMap<>(Instrument.class);
        for (Place place : file.list("instruments")) {
            InstrumentSpec spec = instrument(place);
            if (instruments.put(spec.instrument(), spec) != null) {
                throw place.fault("instrument " + spec.instrument() + " stands twice");
            }
        }
        for (Instrument instrument : Instrument.values()) {
            if (!instruments.containsKey(instrument)) {
                throw file.at("instruments").fault("instrument " + instrument + " is missing");
            }
        }
        Place course = file.at("course");
        return new CourseSpec(
                course.whole("recheckDays"),
                course.whole("reviewDays"),
                course.whole("stopDays"),
                course.whole("worseReviews"),
                instruments);
    }

    private static InstrumentSpec instrument(Place place) {
        return new InstrumentSpec(
                place.code("id", Instrument.class),
                place.text("name"),
                place.at("range").elements().getFirst().number(),
                place.at("range").elements().getLast().number(),
                place.has("sums") ? sums(place.at("sums")) : Set.of(),
                place.yes("wholeNumbers"),
                place.yes("highIsBetter"),
                number(place, "points"),
                number(place, "percent"),
                number(place, "detectable"),
                number(place, "recovered"),
                place.yes("function"),
                place.text("licence"),
                Evidence.read(place));
    }

    /** Every score that so many questions can add up to; a first answer of 0 ends the questionnaire at 0. */
    private static Set<Integer> sums(Place place) {
        List<Integer> each =
                place.list("each").stream().map(step -> (int) step.number()).toList();
        Set<Integer> sums = new TreeSet<>(each);
        sums.remove(0);
        for (int item = 1; item < place.whole("items"); item++) {
            Set<Integer> longer = new TreeSet<>();
            sums.forEach(sum -> each.forEach(step -> longer.add(sum + step)));
            sums = longer;
        }
        sums.add(0);
        return Set.copyOf(sums);
    }

    private static double number(Place place, String key) {
        return place.has(key) ? place.at(key).number() : Double.NaN;
    }
}
