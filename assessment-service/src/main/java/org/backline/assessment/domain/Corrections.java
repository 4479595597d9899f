package org.backline.assessment.domain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.RedFlag;
import org.backline.codes.TestedSide;
import org.jspecify.annotations.Nullable;

/** What was recorded, as it should have been. */
final class Corrections {

    private Corrections() {}

    static IntakeFacts of(IntakeFacts recorded, List<AssessmentEvent.Amended> amendments) {
        IntakeFacts facts = recorded;
        for (AssessmentEvent.Amended amendment : amendments) {
            if (amendment.entryId() == null) {
                facts = corrected(facts, amendment.intake(), amendment);
            }
        }
        return facts;
    }

    static AssessmentEvent.FindingsRecorded of(
            AssessmentEvent.FindingsRecorded recorded, List<AssessmentEvent.Amended> amendments) {
        AssessmentEvent.FindingsRecorded entry = recorded;
        for (AssessmentEvent.Amended amendment : amendments) {
            if (recorded.entryId().equals(amendment.entryId())) {
                entry = corrected(entry, amendment);
            }
        }
        return entry;
    }

    private static AssessmentEvent.FindingsRecorded corrected(
            AssessmentEvent.FindingsRecorded entry, AssessmentEvent.Amended by) {
        Set<TestedSide> replaced = new HashSet<>(by.retracted());
        by.findings().forEach(finding -> replaced.add(place(finding)));
        List<Finding> findings = new ArrayList<>(entry.findings().stream()
                .filter(finding -> !replaced.contains(place(finding)))
                .toList());
        findings.addAll(by.findings());
        return new AssessmentEvent.FindingsRecorded(
                entry.caseId(),
                entry.clinicId(),
                entry.entryId(),
                findings,
                answers(entry.redFlags(), by),
                reasons(entry.notAssessedBecause(), by),
                entry.proms(),
                entry.noteId(),
                entry.occurredAt());
    }

    private static IntakeFacts corrected(IntakeFacts facts, IntakeCorrection by, AssessmentEvent.Amended amendment) {
        return new IntakeFacts(
                or(by.sport(), facts.sport()),
                facts.age(),
                facts.sex(),
                facts.sickleCellTrait(),
                by.onsetManner() == null ? facts.onsetManner() : by.onsetManner(),
                by.onsetDaysAgo() == null ? facts.onsetDaysAgo() : by.onsetDaysAgo(),
                by.mechanism() == null ? facts.mechanism() : by.mechanism(),
                or(by.painNow(), facts.painNow()),
                or(by.painBest(), facts.painBest()),
                or(by.painWorst(), facts.painWorst()),
                or(by.regions(), facts.regions()),
                or(by.aggravatedBy(), facts.aggravatedBy()),
                or(by.easedBy(), facts.easedBy()),
                by.night() == null ? facts.night() : by.night(),
                by.legSymptoms() == null ? facts.legSymptoms() : by.legSymptoms(),
                by.legWorseThanBack() == null ? facts.legWorseThanBack() : by.legWorseThanBack(),
                by.morningStiffnessMinutes() == null ? facts.morningStiffnessMinutes() : by.morningStiffnessMinutes(),
                answers(facts.redFlags(), amendment),
                reasons(facts.notAssessedBecause(), amendment),
                facts.proms());
    }

    private static Map<RedFlag, FlagAnswer> answers(Map<RedFlag, FlagAnswer> before, AssessmentEvent.Amended by) {
        Map<RedFlag, FlagAnswer> answers = new EnumMap<>(RedFlag.class);
        answers.putAll(before);
        answers.putAll(by.redFlags());
        return answers;
    }

    private static Map<RedFlag, NotAssessedReason> reasons(
            Map<RedFlag, NotAssessedReason> before, AssessmentEvent.Amended by) {
        Map<RedFlag, NotAssessedReason> reasons = new EnumMap<>(RedFlag.class);
        reasons.putAll(before);
        reasons.keySet().removeAll(by.redFlags().keySet());
        reasons.putAll(by.notAssessedBecause());
        return reasons;
    }

    private static TestedSide place(Finding finding) {
        return new TestedSide(finding.test(), finding.side());
    }

    private static <T> T or(@Nullable T corrected, T before) {
        return corrected == null ? before : corrected;
    }
}
