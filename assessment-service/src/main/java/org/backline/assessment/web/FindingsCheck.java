package org.backline.assessment.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.backline.assessment.knowledge.Complaint;
import org.backline.assessment.knowledge.EvaluationRequest;
import org.backline.assessment.knowledge.EvaluationRequest.Athlete;
import org.backline.assessment.knowledge.EvaluationRequest.Intake;
import org.backline.assessment.knowledge.EvaluationRequest.Pain;
import org.backline.assessment.knowledge.RequestCheck;
import org.backline.assessment.library.KnowledgeLibrary;
import org.backline.codes.BodyRegion;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.PainSite;
import org.backline.codes.PromScore;
import org.backline.codes.RedFlag;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.support.web.FieldProblem;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Refuses what no rule could read: impossible numbers, units of another test, answers without their reason. */
@Component
class FindingsCheck {

    /** Stands in for the part of a request that an entry of findings does not have. */
    private static final Athlete ANYBODY = new Athlete(20, Sex.OTHER, "other", null);

    private static final Intake ANY_INTAKE = new Intake(
            null,
            new Pain(0, null, null),
            List.of(new PainSite(BodyRegion.LUMBAR, Side.NONE)),
            null,
            null,
            null,
            null,
            null,
            null);

    private final KnowledgeLibrary library;

    FindingsCheck(KnowledgeLibrary library) {
        this.library = library;
    }

    /** @throws InvalidRequest naming each field that cannot be accepted */
    void require(EvaluationRequest request) {
        refuse(problems(request));
    }

    /**
     * The findings of an entry, each with a side.
     *
     * @throws InvalidRequest naming each field of the entry that cannot be accepted
     */
    List<Finding> require(FindingsBody body) {
        List<@Nullable Finding> findings = orEmpty(body.findings());
        List<@Nullable PromScore> proms = orEmpty(body.proms());
        List<FieldProblem> problems = new ArrayList<>();
        requirePresent(findings, "findings", problems);
        requirePresent(proms, "proms", problems);
        Map<RedFlag, @Nullable FlagAnswer> redFlags = orEmpty(body.redFlags());
        requireReasons(redFlags, orEmpty(body.notAssessedBecause()), problems);
        refuse(problems);
        if (findings.isEmpty() && redFlags.isEmpty() && proms.isEmpty()) {
            problems.add(
                    new FieldProblem("findings", "must hold 1 to 100 findings when no flag and no score is given"));
        }
        EvaluationRequest request = new EvaluationRequest(
                ANYBODY,
                ANY_INTAKE,
                Map.of(),
                findings.stream().map(Objects::requireNonNull).toList(),
                proms.stream().map(Objects::requireNonNull).toList());
        problems.addAll(problems(request));
        List<Finding> kept = Objects.requireNonNull(request.findings());
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i).result() == null && kept.get(i).value() == null) {
                problems.add(new FieldProblem("findings[" + i + "].result", "is required when no value is given"));
            }
        }
        refuse(problems);
        return kept;
    }

    private static void requireReasons(
            Map<RedFlag, @Nullable FlagAnswer> redFlags,
            Map<RedFlag, @Nullable NotAssessedReason> because,
            List<FieldProblem> problems) {
        redFlags.forEach((flag, answer) -> {
            if (answer == null) {
                problems.add(new FieldProblem("redFlags." + flag, "must be a code", codes(FlagAnswer.values())));
            } else if (answer == FlagAnswer.NOT_ASSESSED && because.get(flag) == null) {
                problems.add(new FieldProblem(
                        "notAssessedBecause." + flag,
                        "must say why the flag was not assessed",
                        codes(NotAssessedReason.values())));
            }
        });
        because.forEach((flag, reason) -> {
            if (redFlags.get(flag) != FlagAnswer.NOT_ASSESSED) {
                problems.add(new FieldProblem(
                        "notAssessedBecause." + flag, "is only for a flag that is answered NOT_ASSESSED"));
            }
        });
    }

    private static void requirePresent(List<?> elements, String field, List<FieldProblem> problems) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) == null) {
                problems.add(new FieldProblem(field + "[" + i + "]", "must be an object"));
            }
        }
    }

    private List<FieldProblem> problems(EvaluationRequest request) {
        return new RequestCheck(library.lastKnown().knowledge())
                .validate(request).stream().map(FindingsCheck::problem).toList();
    }

    private static FieldProblem problem(Complaint complaint) {
        String value = complaint.rejected() == null ? "" : ": " + complaint.rejected();
        return new FieldProblem(complaint.field(), complaint.message() + value + "; must be " + complaint.limit());
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidRequest(problems);
        }
    }

    private static List<String> codes(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    static <T extends @Nullable Object> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static <K, V extends @Nullable Object> Map<K, V> orEmpty(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : map;
    }
}
