package org.backline.dashboard.view.board;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.PainSite;
import org.backline.codes.Participation;
import org.backline.codes.Restriction;
import org.backline.codes.Sex;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A case on the trainer's board.
 *
 * @param since when it came into its stage
 * @param urgency how soon a physician must see the athlete; null when none need
 * @param disposition what the rules proposed last
 * @param missing how many items of the screen had no answer then
 * @param referral the open referral, the most urgent if there are several, otherwise the latest
 * @param program the latest program
 * @param pain readings in the order of time
 */
public record BoardCase(
        UUID caseId,
        UUID athleteId,
        String clinicId,
        String trainerId,
        String sport,
        int age,
        Sex sex,
        List<PainSite> regions,
        Stage stage,
        Instant since,
        NextAction nextAction,
        @Nullable Urgency urgency,
        @Nullable Disposition disposition,
        @Nullable CauseCategory category,
        int missing,
        List<String> causes,
        @Nullable Participation participation,
        List<Restriction> restrictions,
        @Nullable LocalDate participationUntil,
        @Nullable BoardReferral referral,
        @Nullable BoardProgram program,
        List<PainReading> pain,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable CaseOutcome outcome) {

    /** Whether it is an emergency that no physician has seen yet. */
    @JsonIgnore
    public boolean isUnansweredEmergency() {
        return stage != Stage.CLOSED
                && urgency == Urgency.EMERGENCY
                && (referral == null
                        || referral.status().isUnanswered()
                        || referral.status() == ReferralStatus.DECLINED);
    }

    /** The last reading of pain; null when there is none. */
    @JsonIgnore
    public @Nullable PainReading lastPain() {
        return pain.isEmpty() ? null : pain.getLast();
    }
}
