package org.backline.referral.coding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.backline.codes.CauseCategory;
import org.backline.codes.CodeMaps;
import org.backline.codes.MuscularPattern;
import org.backline.codes.RedFlag;
import org.backline.codes.Suspicion;

/**
 * The table of codes: causes, categories and suspicions in other code systems, by date of service, and which diagnosis
 * codes are valid when. One table serves the physician's report, the FHIR face and the pages.
 */
public final class Codings {

    private final String version;
    private final Map<MuscularPattern, List<Coding>> patterns;
    private final Map<CauseCategory, List<Coding>> categories;
    private final Map<RedFlag, List<Coding>> flags;
    private final List<RetiredCode> retired;

    Codings(
            String version,
            Map<MuscularPattern, List<Coding>> patterns,
            Map<CauseCategory, List<Coding>> categories,
            Map<RedFlag, List<Coding>> flags,
            List<RetiredCode> retired) {
        this.version = version;
        this.patterns = CodeMaps.copyOf(MuscularPattern.class, patterns);
        this.categories = CodeMaps.copyOf(CauseCategory.class, categories);
        this.flags = CodeMaps.copyOf(RedFlag.class, flags);
        this.retired = List.copyOf(retired);
    }

    /**
     * The table that ships with the service.
     *
     * @throws CodingFault when it cannot be used
     */
    public static Codings shipped() {
        return Shipped.TABLE;
    }

    /** Version of the table. */
    public String version() {
        return version;
    }

    /** A muscular cause in other systems, the best code of each first. */
    public List<Coding> of(MuscularPattern pattern, LocalDate dateOfService) {
        return valid(patterns.getOrDefault(pattern, List.of()), dateOfService);
    }

    /** A category of cause in other systems. */
    public List<Coding> of(CauseCategory category, LocalDate dateOfService) {
        return valid(categories.getOrDefault(category, List.of()), dateOfService);
    }

    /** What a red flag points to, in other systems; empty where it points to nothing of its own. */
    public List<Coding> of(RedFlag flag, LocalDate dateOfService) {
        return valid(flags.getOrDefault(flag, List.of()), dateOfService);
    }

    /**
     * A suspicion in other systems: what its flags point to, then its category. It is asked about, not diagnosed: none of
     * these codes may be billed as if the condition were there.
     */
    public List<Coding> of(Suspicion suspicion, LocalDate dateOfService) {
        return suspected(suspicion.category(), suspicion.because(), dateOfService);
    }

    /** As for a suspicion: the reason of a referral, its category and the ids of flags, tests or rules behind it. */
    public List<Coding> suspected(CauseCategory category, List<String> because, LocalDate dateOfService) {
        SequencedSet<Coding> all = new LinkedHashSet<>();
        for (RedFlag flag : RedFlag.values()) {
            if (because.contains(flag.name())) {
                all.addAll(of(flag, dateOfService));
            }
        }
        all.addAll(of(category, dateOfService));
        return List.copyOf(all);
    }

    /** The code, when it may no longer be used on this date of service. */
    public Optional<RetiredCode> retired(String code, LocalDate dateOfService) {
        return retired.stream()
                .filter(each -> each.code().equals(code) && !dateOfService.isBefore(each.endedOn()))
                .findFirst();
    }

    private static List<Coding> valid(List<Coding> codings, LocalDate dateOfService) {
        List<Coding> valid = new ArrayList<>(codings);
        valid.removeIf(coding -> !coding.isValidOn(dateOfService));
        return List.copyOf(valid);
    }

    private static final class Shipped {

        private static final Codings TABLE = CodingsReader.shipped();

        private Shipped() {}
    }
}
