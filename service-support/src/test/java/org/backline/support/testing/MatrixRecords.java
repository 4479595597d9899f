package org.backline.support.testing;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.BodyRegion;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.FlagAnswer;
import org.backline.codes.LegSymptoms;
import org.backline.codes.NightPain;
import org.backline.codes.OnsetManner;
import org.backline.codes.PainSite;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.codes.Side;
import org.backline.codes.Urgency;
import org.backline.events.IntakeRecorded;
import org.backline.events.ReferralRequested;
import org.backline.support.testing.MatrixCases.Where;
import org.backline.support.time.Ids;

/** Cases to try the access matrix on: published as intake-service would, so that every service knows whose they are. */
public final class MatrixRecords {

    private static final Instant SEEN = Instant.parse("2026-11-20T15:30:00Z");

    private MatrixRecords() {}

    /** A case of each kind, and the ids that name it in paths. */
    public static Map<Where, Map<String, UUID>> published(CaseEventsTopic topic) {
        Map<Where, Map<String, UUID>> ids = new EnumMap<>(Where.class);
        ids.put(Where.OWN_REFERRED, published(topic, MatrixCases.OWN, true));
        ids.put(Where.OWN, published(topic, MatrixCases.OWN, false));
        ids.put(Where.OTHER, published(topic, MatrixCases.OTHER, true));
        return ids;
    }

    private static Map<String, UUID> published(CaseEventsTopic topic, String clinicId, boolean referred) {
        UUID caseId = Ids.next();
        UUID athleteId = Ids.next();
        UUID referralId = Ids.next();
        topic.publish(intake(caseId, clinicId, athleteId));
        if (referred) {
            topic.publish(referral(caseId, clinicId, athleteId, referralId));
        }
        return Map.of("caseId", caseId, "athleteId", athleteId, "referralId", referralId);
    }

    /** An athlete was seen in a clinic. */
    public static IntakeRecorded intake(UUID caseId, String clinicId, UUID athleteId) {
        Map<RedFlag, FlagAnswer> none = new EnumMap<>(RedFlag.class);
        return new IntakeRecorded(
                caseId,
                clinicId,
                SEEN,
                athleteId,
                "trainer.okafor",
                "rowing",
                21,
                Sex.FEMALE,
                SickleCellTrait.NEGATIVE,
                OnsetManner.GRADUAL,
                14,
                null,
                4,
                1,
                6,
                List.of(new PainSite(BodyRegion.LUMBAR, Side.LEFT)),
                List.of(),
                List.of(),
                NightPain.NONE,
                LegSymptoms.NONE,
                false,
                0,
                none,
                Map.of(),
                List.of(),
                85);
    }

    /** A physician was asked about a case. */
    public static ReferralRequested referral(UUID caseId, String clinicId, UUID athleteId, UUID referralId) {
        return new ReferralRequested(
                caseId,
                clinicId,
                SEEN,
                referralId,
                athleteId,
                "trainer.okafor",
                ReferralOrigin.ASSESSMENT,
                CauseCategory.BONY,
                Urgency.ROUTINE,
                List.of("STORK"),
                ReferralQuestion.DIAGNOSIS,
                List.of(),
                new ClinicalSummary(
                        21,
                        Sex.FEMALE,
                        "rowing",
                        4,
                        1,
                        6,
                        List.of(new PainSite(BodyRegion.LUMBAR, Side.LEFT)),
                        List.of(),
                        List.of()));
    }
}
