package org.backline.dashboard.view.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.codes.AmendmentReason;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.RedFlag;
import org.backline.codes.TestedSide;
import org.jspecify.annotations.Nullable;

/**
 * A correction of an entry, as stored.
 *
 * @param entryId the entry of findings; null when the intake was corrected
 * @param correctedAt null in what was kept before it was kept
 * @param reason null in what was kept before it was kept
 */
record EntryCorrection(
        @Nullable UUID entryId,
        @Nullable IntakeCorrection intake,
        List<Finding> findings,
        List<TestedSide> retracted,
        Map<RedFlag, FlagAnswer> redFlags,
        Map<RedFlag, NotAssessedReason> notAssessedBecause,
        @Nullable Instant correctedAt,
        @Nullable AmendmentReason reason) {

    /** As a reader is told of it; nothing where it is not known when it was. */
    Stream<Casefile.Correction> told() {
        return correctedAt == null || reason == null
                ? Stream.empty()
                : Stream.of(new Casefile.Correction(correctedAt, reason, intake, findings, retracted, redFlags));
    }

    Casefile.Intake applied(Casefile.Intake before) {
        if (entryId != null) {
            return before;
        }
        IntakeCorrection by = intake == null ? IntakeCorrection.NONE : intake;
        return new Casefile.Intake(
                before.occurredAt(),
                before.sickleCellTrait(),
                by.onsetManner() == null ? before.onsetManner() : by.onsetManner(),
                by.onsetDaysAgo() == null ? before.onsetDaysAgo() : by.onsetDaysAgo(),
                by.mechanism() == null ? before.mechanism() : by.mechanism(),
                or(by.painNow(), before.painNow()),
                or(by.painBest(), before.painBest()),
                or(by.painWorst(), before.painWorst()),
                or(by.regions(), before.regions()),
                or(by.aggravatedBy(), before.aggravatedBy()),
                or(by.easedBy(), before.easedBy()),
                by.night() == null ? before.night() : by.night(),
                by.legSymptoms() == null ? before.legSymptoms() : by.legSymptoms(),
                by.legWorseThanBack() == null ? before.legWorseThanBack() : by.legWorseThanBack(),
                by.morningStiffnessMinutes() == null ? before.morningStiffnessMinutes() : by.morningStiffnessMinutes(),
                answers(before.redFlags()),
                reasons(before.notAssessedBecause()),
                before.proms(),
                before.intakeSeconds());
    }

    Entry applied(Entry before) {
        if (entryId == null || !entryId.equals(before.entryId())) {
            return before;
        }
        Set<TestedSide> replaced = new HashSet<>(retracted);
        findings.forEach(finding -> replaced.add(place(finding)));
        List<Finding> corrected = new ArrayList<>(before.findings().stream()
                .filter(finding -> !replaced.contains(place(finding)))
                .toList());
        corrected.addAll(findings);
        return new Entry(
                before.entryId(),
                before.occurredAt(),
                corrected,
                answers(before.redFlags()),
                reasons(before.notAssessedBecause()));
    }

    private Map<RedFlag, FlagAnswer> answers(Map<RedFlag, FlagAnswer> before) {
        Map<RedFlag, FlagAnswer> answers = new TreeMap<>(before);
        answers.putAll(redFlags);
        return answers;
    }

    private Map<RedFlag, NotAssessedReason> reasons(Map<RedFlag, NotAssessedReason> before) {
        Map<RedFlag, NotAssessedReason> reasons = new TreeMap<>(before);
        reasons.keySet().removeAll(redFlags.keySet());
        reasons.putAll(notAssessedBecause);
        return reasons;
    }

    private static TestedSide place(Finding finding) {
        return new TestedSide(finding.test(), finding.side());
    }

    private static <T> T or(@Nullable T corrected, T before) {
        return corrected == null ? before : corrected;
    }
}
