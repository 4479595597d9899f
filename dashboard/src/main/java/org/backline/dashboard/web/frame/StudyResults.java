package org.backline.dashboard.web.frame;

import static org.backline.dashboard.web.frame.Form.object;

import java.util.Map;

/** Results of studies as a form names them: {@code outcome.MRI}. A study without an outcome is still awaited. */
public final class StudyResults {

    private static final String OUTCOME = "outcome.";

    private StudyResults() {}

    /** What referral-service is told of them. */
    public static Map<String, Object> of(Form form) {
        return object(
                "results",
                form.namesAfter(OUTCOME).stream()
                        .map(study -> object("diagnostic", study, "outcome", form.text(OUTCOME + study)))
                        .toList());
    }
}
