package org.backline.dashboard.web.intake;

import static org.backline.dashboard.web.frame.Form.object;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backline.dashboard.web.frame.Form;
import org.jspecify.annotations.Nullable;

/** The intake form as the requests of intake-service. What is wrong with a value is for the service to say. */
final class IntakeRequest {

    private IntakeRequest() {}

    /** Whether the form adds an athlete to the register. */
    static boolean addsAthlete(Form form) {
        return form.text("athleteId") == null && form.text("newAthlete.name") != null;
    }

    static Map<String, Object> athlete(Form form) {
        return object(
                "athleteId", form.text("newAthlete.athleteId"),
                "name", form.text("newAthlete.name"),
                "birthDate", form.text("newAthlete.birthDate"),
                "sex", form.text("newAthlete.sex"),
                "sports", form.text("sport") == null ? null : List.of(form.text("sport", "other")),
                "clinicId", form.text("clinicId"),
                "sickleCellTrait", form.text("newAthlete.sickleCellTrait", "UNKNOWN"));
    }

    static Map<String, Object> intake(Form form) {
        return object(
                "caseId", form.text("caseId"),
                "athleteId", form.text("athleteId"),
                "clinicId", form.text("clinicId"),
                "trainerId", form.text("trainerId"),
                "occurredAt", form.text("occurredAt"),
                "sport", form.text("sport"),
                "onset", onset(form),
                "pain",
                        object(
                                "now", form.number("pain.now"),
                                "best", form.number("pain.best"),
                                "worst", form.number("pain.worst")),
                "regions", form.all("regions").stream().map(IntakeRequest::site).toList(),
                "aggravatedBy", form.all("aggravatedBy"),
                "easedBy", form.all("easedBy"),
                "night", form.text("night"),
                "legSymptoms", form.text("legSymptoms"),
                "legWorseThanBack", form.choice("legWorseThanBack"),
                "morningStiffnessMinutes", form.number("morningStiffnessMinutes"),
                "redFlags", answers(form, "redFlags."),
                "notAssessedBecause", reasons(form),
                "proms", Proms.of(form),
                "intakeSeconds", seconds(form),
                "note", Proms.note(form));
    }

    private static @Nullable Map<String, Object> onset(Form form) {
        Map<String, Object> onset = object(
                "manner", form.text("onset.manner"),
                "daysAgo", form.number("onset.daysAgo"),
                "mechanism", form.text("onset.mechanism"));
        return onset.isEmpty() ? null : onset;
    }

    private static Map<String, Object> site(String value) {
        int colon = value.indexOf(':');
        return colon < 0
                ? object("region", value, "side", "NONE")
                : object("region", value.substring(0, colon), "side", value.substring(colon + 1));
    }

    private static Map<String, Object> answers(Form form, String beginning) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (String flag : form.namesAfter(beginning)) {
            answers.put(flag, form.text(beginning + flag, ""));
        }
        return answers;
    }

    /** Reasons count for the questions that were not assessed; the others' are left over from a change of mind. */
    private static Map<String, Object> reasons(Form form) {
        Map<String, Object> reasons = answers(form, "notAssessedBecause.");
        reasons.keySet().removeIf(flag -> !form.has("redFlags." + flag, "NOT_ASSESSED"));
        return reasons;
    }

    /** Measured by the page; 0 where it could not. */
    private static Object seconds(Form form) {
        Object seconds = form.number("intakeSeconds");
        return seconds == null ? 0 : seconds;
    }
}
