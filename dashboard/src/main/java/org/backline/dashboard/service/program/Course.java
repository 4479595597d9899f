package org.backline.dashboard.service.program;

import java.util.List;
import java.util.Optional;
import org.backline.codes.EvidenceMark;
import org.jspecify.annotations.Nullable;

/** The rules of the course of a program, as program-service ships them. */
public record Course(
        String version,
        List<Library.Rule> rules,
        Thresholds thresholds,
        List<Milestone> reviews,
        List<Measure> measures,
        Library.Rule gateRule) {

    public Course {
        rules = List.copyOf(rules);
        reviews = List.copyOf(reviews);
        measures = List.copyOf(measures);
    }

    /** Numbers of pain, on the 0 to 10 scale; rises are from before a session to the next morning. */
    public record Thresholds(
            int safePain, int regressAbovePain, int stopFromPain, int safeMorningRise, int regressMorningRise) {}

    /** A review, by days after the assignment. */
    public record Milestone(String id, int day, int overdueAfterDay, boolean decides) {}

    /**
     * What counts as a change of a measure.
     *
     * @param better LOWER or HIGHER
     * @param matters smallest change that matters
     * @param error what a change must exceed to be more than measurement error, where known
     */
    public record Measure(
            String instrument,
            String better,
            double matters,
            @Nullable Double mattersPercent,
            @Nullable Double error,
            double least,
            double most,
            @Nullable Double recovered,
            String about,
            String source,
            EvidenceMark mark) {}

    /** How the change of an instrument is told. */
    public Optional<Measure> measure(String instrument) {
        return measures.stream()
                .filter(measure -> measure.instrument().equals(instrument))
                .findFirst();
    }

    /** The rule of this id, where it is one of the course. */
    public Optional<Library.Rule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
