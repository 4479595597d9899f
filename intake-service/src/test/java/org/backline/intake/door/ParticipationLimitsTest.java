package org.backline.intake.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backline.codes.CauseCategory;
import org.backline.codes.Participation;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.backline.intake.domain.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an open referral leaves an athlete. */
class ParticipationLimitsTest {

    private final ParticipationLimits limits = ParticipationLimits.shipped();

    @ParameterizedTest
    @EnumSource(CauseCategory.class)
    void whoeverIsUrgentOrAnEmergencyIsOut(CauseCategory category) {
        Limit out = new Limit(Participation.OUT, List.of());
        assertThat(limits.of(Urgency.EMERGENCY, category)).contains(out);
        assertThat(limits.of(Urgency.URGENT, category)).contains(out);
    }

    @ParameterizedTest
    @EnumSource(CauseCategory.class)
    void impactAndExtensionStopWhenBoneIsSuspected(CauseCategory category) {
        var left = limits.of(Urgency.ROUTINE, category);
        if (category == CauseCategory.BONY) {
            assertThat(left)
                    .contains(
                            new Limit(Participation.LIMITED, List.of(Restriction.NO_IMPACT, Restriction.NO_EXTENSION)));
        } else {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatWasStoredWithoutAnUrgencyIsRead() throws Exception {
        var noted = new tools.jackson.databind.json.JsonMapper()
                .readValue(
                        "{\"caseId\": \"019d2c00-0000-7000-8000-000000000001\", \"referralId\":"
                                + " \"019d2c00-0000-7000-8000-0000000000f1\", \"at\": \"2026-11-20T16:30:00Z\"}",
                        org.backline.intake.domain.CaseEvent.ReferralNoted.class);
        assertThat(noted.urgency()).isNull();
    }
}
