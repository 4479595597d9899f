package org.backline.intake.door;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.backline.codes.CauseCategory;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.EvidenceMark;
import org.backline.codes.Participation;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.backline.intake.domain.Limit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What an open referral leaves an athlete, by the rules of {@code participation-limits.yaml}. */
public final class ParticipationLimits {

    private static final String FILE = "/participation-limits.yaml";

    private final List<Row> rows;

    private ParticipationLimits(List<Row> rows) {
        this.rows = rows;
    }

    private record Sheet(String version, List<Row> limits) {}

    private record Row(
            String id,
            Urgency urgency,
            @Nullable CauseCategory category,
            Participation participation,
            @Nullable List<Restriction> restrictions,
            String source,
            EvidenceGrade grade,
            EvidenceMark mark) {

        boolean fits(Urgency asked, CauseCategory suspected) {
            return urgency == asked && (category == null || category == suspected);
        }

        Limit limit() {
            return new Limit(participation, restrictions == null ? List.of() : restrictions);
        }
    }

    /** The rules that ship with the service; one that is not understood stops the start. */
    public static ParticipationLimits shipped() {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream file = Objects.requireNonNull(ParticipationLimits.class.getResourceAsStream(FILE), FILE)) {
            return new ParticipationLimits(
                    List.copyOf(yaml.readValue(file, Sheet.class).limits()));
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot read " + FILE, unreadable);
        }
    }

    /** What a referral leaves, if it takes anything away. */
    public Optional<Limit> of(Urgency urgency, CauseCategory category) {
        return rows.stream()
                .filter(row -> row.fits(urgency, category))
                .findFirst()
                .map(Row::limit);
    }
}
