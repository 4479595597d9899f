package org.backline.referral.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.domain.roster.ClinicCalendar;
import org.backline.referral.domain.roster.Physician;
import org.backline.referral.domain.roster.Roster;
import org.backline.referral.routing.Rosters;
import org.backline.referral.routing.Routing;
import org.backline.support.rule.RuleViolation;
import org.backline.support.web.FieldProblem;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom somebody who redirects a referral means. */
@Component
class Redirection {

    private final ReferralNotes referrals;
    private final Rosters rosters;
    private final Routing routing;

    Redirection(ReferralNotes referrals, Rosters rosters, Routing routing) {
        this.referrals = referrals;
        this.rosters = rosters;
        this.routing = routing;
    }

    /** Those who are named, when the clinic's roster has them; otherwise the next one who fits. */
    List<String> whom(UUID referralId, @Nullable List<String> named, Instant now) {
        ReferralState state = referrals.found(referralId).state();
        Roster roster = rosters.of(state.request().clinicId());
        if (named == null) {
            List<String> next = routing.next(
                    roster,
                    state.pace(),
                    state.request().category(),
                    state.asked(),
                    new ClinicCalendar(roster).dayOf(now));
            if (next.isEmpty()) {
                throw new RuleViolation("Nobody in the clinic's roster is left to ask; name a physician to ask again");
            }
            return next;
        }
        List<String> known =
                roster.physicians().stream().map(Physician::physicianId).toList();
        if (!known.containsAll(named)) {
            throw new InvalidRequest(
                    List.of(new FieldProblem("physicianIds", "must name physicians of the clinic's roster", known)));
        }
        return named;
    }
}
