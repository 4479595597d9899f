package org.backline.dashboard.web.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backline.dashboard.people.StaffMember;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whom a clinic may ask, and when it is open, as referral-service has it.
 *
 * @param version for the form that changes it; null while nobody has set one
 * @param hours by day of the week, {@code MONDAY} first; a day without hours is closed
 * @param physicians those of the roster in its order, then the others who work in the clinic
 */
record RosterView(
        String clinic,
        @Nullable String version,
        String zone,
        Map<String, Hours> hours,
        List<String> holidays,
        List<Physician> physicians) {

    static final List<String> DAYS =
            List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");

    /** Specialties that a physician may have, as referral-service names them. */
    static final List<String> SPECIALTIES = List.of(
            "SPORTS_MEDICINE",
            "ORTHOPAEDICS",
            "SPINE_SURGERY",
            "NEUROLOGY",
            "PHYSICAL_MEDICINE",
            "RHEUMATOLOGY",
            "INTERNAL_MEDICINE",
            "EMERGENCY_MEDICINE");

    /** The hours of one day; empty texts when it is closed. */
    record Hours(String opens, String closes) {

        static final Hours CLOSED = new Hours("", "");

        /** Whether the clinic is open on that day. */
        public boolean isOpen() {
            return !opens.isEmpty();
        }
    }

    /**
     * A physician.
     *
     * @param listed whether the clinic may ask this one
     * @param awayUntil empty when there is no absence
     */
    record Physician(
            String subject, String name, boolean listed, List<String> specialties, boolean onCall, String awayUntil) {}

    static RosterView of(String clinic, JsonNode roster, @Nullable String version, List<StaffMember> physicians) {
        Map<String, Hours> hours = new LinkedHashMap<>();
        DAYS.forEach(day -> hours.put(day, Hours.CLOSED));
        roster.path("hours")
                .valueStream()
                .forEach(day -> hours.put(
                        day.path("day").asString(""),
                        new Hours(
                                time(day.path("opens").asString("")),
                                time(day.path("closes").asString("")))));
        List<Physician> shown = new ArrayList<>();
        roster.path("physicians").valueStream().forEach(one -> shown.add(listed(one, physicians)));
        physicians.stream()
                .filter(member -> shown.stream().noneMatch(one -> one.subject().equals(member.subject())))
                .map(member -> new Physician(member.subject(), member.name(), false, List.of(), false, ""))
                .forEach(shown::add);
        return new RosterView(
                clinic, version, roster.path("zone").asString(""), hours, texts(roster.path("holidays")), shown);
    }

    private static Physician listed(JsonNode one, List<StaffMember> known) {
        String subject = one.path("physicianId").asString("");
        return new Physician(
                subject,
                known.stream()
                        .filter(member -> member.subject().equals(subject))
                        .map(StaffMember::name)
                        .findFirst()
                        .orElse(subject),
                true,
                texts(one.path("specialties")),
                one.path("onCall").asBoolean(false),
                one.path("awayUntil").asString(""));
    }

    /** {@code 08:00} of {@code 08:00:00}. */
    private static String time(String text) {
        return text.length() > 5 ? text.substring(0, 5) : text;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(one -> one.asString("")).toList();
    }

    /** Those whom the clinic may ask, in order. */
    public List<Physician> asked() {
        return physicians.stream().filter(Physician::listed).toList();
    }
}
