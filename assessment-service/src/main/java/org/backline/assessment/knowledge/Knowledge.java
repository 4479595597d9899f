package org.backline.assessment.knowledge;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backline.assessment.knowledge.Evaluation.KnowledgeStamp;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Contraindication;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.MuscularPattern;
import org.backline.codes.RedFlag;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One version of what is known, read from its files and checked. Immutable. */
public final class Knowledge {

    private final KnowledgeStamp stamp;
    private final Manner manner;
    private final Map<ClinicalTest, TestSpec> tests;
    private final List<FlagSpec> flags;
    private final List<Rule.Raises> rules;
    private final List<OddsRule> odds;
    private final ScreenSpec screen;
    private final List<PatternSpec> patterns;
    private final CourseSpec course;
    private final Sports sports;
    private final Map<Contraindication, Condition> contraindications;
    private final Map<CauseCategory, Urgency> warrants;
    private final JsonNode document;

    Knowledge(
            KnowledgeStamp stamp,
            Manner manner,
            Map<ClinicalTest, TestSpec> tests,
            List<FlagSpec> flags,
            List<Rule.Raises> rules,
            List<OddsRule> odds,
            ScreenSpec screen,
            List<PatternSpec> patterns,
            CourseSpec course,
            Sports sports,
            Map<Contraindication, Condition> contraindications,
            Map<CauseCategory, Urgency> warrants,
            JsonNode document) {
        this.stamp = stamp;
        this.manner = manner;
        this.tests = tests;
        this.flags = flags;
        this.rules = rules;
        this.odds = odds;
        this.screen = screen;
        this.patterns = patterns;
        this.course = course;
        this.sports = sports;
        this.contraindications = contraindications;
        this.warrants = Map.copyOf(warrants);
        this.document = document;
    }

    /**
     * The knowledge this release carries.
     *
     * @throws KnowledgeFault when a file is missing or wrong, with file, line and reason
     */
    public static Knowledge load() {
        return load(KnowledgeFiles.releases().getLast());
    }

    /**
     * A version that was released, then or now.
     *
     * @throws KnowledgeFault when a file is missing or wrong, or is not what it was when it was released
     */
    public static Knowledge load(KnowledgeFiles.Release release) {
        Knowledge knowledge = KnowledgeFiles.released(release.version()).read();
        KnowledgeStamp promised = new KnowledgeStamp(release.version(), release.hash());
        if (!knowledge.stamp().equals(promised)) {
            throw new KnowledgeFault(
                    "releases.txt",
                    1,
                    "version " + release.version() + " was released with other content: " + release.hash() + ", not "
                            + knowledge.stamp().hash() + "; a change of the knowledge is a new version");
        }
        return knowledge;
    }

    /** Version and SHA-256 of the content. */
    public KnowledgeStamp stamp() {
        return stamp;
    }

    /** The whole content as one document, for readers. */
    public JsonNode document() {
        return document;
    }

    /** The flags that every athlete is asked about, in the order of asking. */
    public List<RedFlag> askedFlags() {
        return flags.stream().filter(FlagSpec::asked).map(FlagSpec::flag).toList();
    }

    /** The grade of the evidence behind each muscular pattern. */
    public Map<MuscularPattern, EvidenceGrade> patternGrades() {
        Map<MuscularPattern, EvidenceGrade> grades = new EnumMap<>(MuscularPattern.class);
        patterns.forEach(spec -> grades.put(spec.pattern(), spec.evidence().grade()));
        return grades;
    }

    /** How long a case may go on before a trainer looks again at an athlete in their own care. */
    public Duration recheckAfter() {
        return Duration.ofDays(course.recheckDays());
    }

    /** How long care may go on without a change that matters before a physician is asked. */
    public Duration stopAfter() {
        return Duration.ofDays(course.stopDays());
    }

    /** How soon a physician should have seen an athlete who turned out to have this; null when a trainer may manage it. */
    public @Nullable Urgency warrantedBy(CauseCategory diagnosis) {
        return warrants.get(diagnosis);
    }

    Manner manner() {
        return manner;
    }

    Map<ClinicalTest, TestSpec> tests() {
        return tests;
    }

    List<FlagSpec> flags() {
        return flags;
    }

    List<Rule.Raises> rules() {
        return rules;
    }

    List<OddsRule> odds() {
        return odds;
    }

    ScreenSpec screen() {
        return screen;
    }

    List<PatternSpec> patterns() {
        return patterns;
    }

    CourseSpec course() {
        return course;
    }

    Sports sports() {
        return sports;
    }

    Map<Contraindication, Condition> contraindications() {
        return contraindications;
    }
}
