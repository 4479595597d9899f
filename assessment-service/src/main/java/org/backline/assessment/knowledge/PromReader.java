package org.backline.assessment.knowledge;

import java.util.EnumMap;
import java.util.Map;
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

    private static double number(Place place, String key) {
        return place.has(key) ? place.at(key).number() : Double.NaN;
    }
}
