package org.backline.assessment.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backline.assessment.knowledge.CaseFacts;
import org.backline.assessment.knowledge.CaseFacts.FindingInput;
import org.backline.assessment.knowledge.CaseFacts.FlagInput;
import org.backline.assessment.knowledge.CaseFacts.Origin;
import org.backline.assessment.knowledge.CaseFacts.PromInput;
import org.backline.assessment.knowledge.EvaluationRequest.Athlete;
import org.backline.assessment.knowledge.EvaluationRequest.Intake;
import org.backline.assessment.knowledge.EvaluationRequest.Onset;
import org.backline.assessment.knowledge.EvaluationRequest.Pain;
import org.backline.codes.Instrument;
import org.backline.codes.PromScore;
import org.backline.codes.RedFlag;

/** What the rules may look at of one assessment, each input with the entry that brought it. */
final class Facts {

    private Facts() {}

    /** The facts as they stand, judged at a moment: whether care has lasted too long depends on it. */
    static CaseFacts of(AssessmentState state, Instant at) {
        AssessmentEvent.Opened begin = state.begin();
        IntakeFacts intake = state.intake();
        Origin door = door(begin);
        List<FindingInput> findings = new ArrayList<>();
        List<PromInput> proms = new ArrayList<>();
        firstScores(intake).forEach(score -> proms.add(new PromInput(score, door)));
        for (AssessmentEvent.FindingsRecorded entry : state.corrected()) {
            Origin origin = origin(begin, entry);
            entry.findings().forEach(finding -> findings.add(new FindingInput(finding, origin)));
            entry.proms().forEach(score -> proms.add(new PromInput(score, origin)));
        }
        return new CaseFacts(
                new Athlete(intake.age(), intake.sex(), intake.sport(), intake.sickleCellTrait()),
                intake(intake),
                door,
                List.copyOf(flags(state).values()),
                findings,
                proms,
                dayOfCare(state, at));
    }

    private static int dayOfCare(AssessmentState state, Instant at) {
        return (int) Math.max(0, Duration.between(state.course().since(), at).toDays());
    }

    /** The pain told at intake is the first score of the pain scale unless one was given. */
    private static List<PromScore> firstScores(IntakeFacts intake) {
        if (intake.proms().stream().anyMatch(score -> score.instrument() == Instrument.NPRS)) {
            return intake.proms();
        }
        List<PromScore> scores = new ArrayList<>(intake.proms());
        scores.add(new PromScore(Instrument.NPRS, intake.painNow()));
        return scores;
    }

    private static Intake intake(IntakeFacts facts) {
        boolean noOnset = facts.onsetManner() == null && facts.onsetDaysAgo() == null && facts.mechanism() == null;
        return new Intake(
                noOnset ? null : new Onset(facts.onsetManner(), facts.onsetDaysAgo(), facts.mechanism()),
                new Pain(facts.painNow(), facts.painBest(), facts.painWorst()),
                facts.regions(),
                facts.aggravatedBy(),
                facts.easedBy(),
                facts.night(),
                facts.legSymptoms(),
                facts.legWorseThanBack(),
                facts.morningStiffnessMinutes());
    }

    /** The answer to each red flag that counts. */
    static Map<RedFlag, FlagInput> flags(AssessmentState state) {
        AssessmentEvent.Opened begin = state.begin();
        FlagAnswers answers = new FlagAnswers(state.intake(), door(begin));
        state.corrected()
                .forEach(entry -> answers.add(entry.redFlags(), entry.notAssessedBecause(), origin(begin, entry)));
        return answers.counting();
    }

    private static Origin door(AssessmentEvent.Opened begin) {
        return new Origin(begin.sourceEventId().toString(), 0);
    }

    private static Origin origin(AssessmentEvent.Opened begin, AssessmentEvent.FindingsRecorded entry) {
        Duration since = Duration.between(begin.occurredAt(), entry.occurredAt());
        return new Origin(entry.entryId().toString(), (int) Math.max(0, since.toDays()), since.toSeconds());
    }
}
