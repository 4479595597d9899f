package org.backline.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backline.codes.CauseCategory;
import org.backline.codes.Diagnostic;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;

/** A physician's answer, built up sentence by sentence. It lifts the urgency unless it says which it leaves. */
final class Report {

    private final Map<String, Object> body = new LinkedHashMap<>();

    private Report(String diagnosisCode, CauseCategory category) {
        body.put("diagnosisCode", diagnosisCode);
        body.put("category", category);
        body.put("diagnosticsOrdered", List.of());
        body.put("restrictions", List.of());
        body.put("remainingUrgency", "LIFTED");
    }

    static Report of(String diagnosisCode, CauseCategory category) {
        return new Report(diagnosisCode, category);
    }

    Report ordered(Diagnostic... diagnostics) {
        body.put("diagnosticsOrdered", List.of(diagnostics));
        return this;
    }

    Report restricting(Restriction... restrictions) {
        body.put("restrictions", List.of(restrictions));
        return this;
    }

    Report leaving(Urgency urgency) {
        body.put("remainingUrgency", urgency);
        return this;
    }

    Report noting(String note) {
        body.put("note", note);
        return this;
    }

    Map<String, Object> body() {
        return body;
    }
}
