package org.backline.simulation;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import org.backline.assessment.domain.AssessmentEvent;
import org.backline.assessment.domain.AssessmentStage;
import org.backline.assessment.domain.AssessmentState;
import org.backline.codes.StopReason;
import org.backline.intake.domain.CaseEvent;
import org.backline.intake.domain.CaseState;
import org.backline.program.domain.Awaits;
import org.backline.program.domain.ProgramEvent;
import org.backline.program.domain.ProgramStage;
import org.backline.program.domain.ProgramState;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.domain.ReferralStatus;

/** What the services must have made of each other's events, told by their own states: no two of them may disagree. */
final class Agreement {

    private static final Set<ReferralStatus> ENDED =
            Set.of(ReferralStatus.RECONCILED, ReferralStatus.CLOSED, ReferralStatus.CANCELLED);

    private final World world;
    private final List<String> complaints = new ArrayList<>();

    Agreement(World world) {
        this.world = world;
    }

    List<String> complaints() {
        Map<UUID, Map<UUID, ReferralState>> referrals = referrals();
        world.service(Parts.INTAKE).store().streams().keySet().forEach(stream -> {
            CaseState intake = fold(Parts.INTAKE, stream, CaseEvent.class, CaseState.NONE, CaseState::on);
            if (intake.isRecorded()) {
                UUID caseId = Objects.requireNonNull(intake.caseId());
                compare(caseId, intake, referrals.getOrDefault(caseId, Map.of()));
            }
        });
        return complaints;
    }

    private Map<UUID, Map<UUID, ReferralState>> referrals() {
        Map<UUID, Map<UUID, ReferralState>> byCase = new HashMap<>();
        for (String stream : world.service(Parts.REFERRAL).store().streams().keySet()) {
            ReferralState state =
                    fold(Parts.REFERRAL, stream, ReferralEvent.class, ReferralState.NONE, ReferralState::on);
            if (state.status() != null) {
                byCase.computeIfAbsent(state.request().caseId(), caseId -> new HashMap<>())
                        .put(state.request().referralId(), state);
            }
        }
        return byCase;
    }

    private void compare(UUID caseId, CaseState intake, Map<UUID, ReferralState> referrals) {
        AssessmentState assessment = fold(
                Parts.ASSESSMENT, caseId.toString(), AssessmentEvent.class, AssessmentState.EMPTY, AssessmentState::on);
        ProgramState program =
                fold(Parts.PROGRAM, caseId.toString(), ProgramEvent.class, ProgramState.EMPTY, ProgramState::on);
        Set<UUID> open = new TreeSet<>();
        referrals.forEach((id, state) -> {
            if (!ENDED.contains(state.status())) {
                open.add(id);
            }
        });
        expect(assessment.opened() != null, "no assessment of case %s", caseId);
        expect(intake.openReferrals().equals(open), "intake has %s open of %s", intake.openReferrals(), open);
        expect(
                intake.isClosed() == (assessment.closed() != null),
                "the case is closed: %s, its assessment: %s",
                intake.outcome(),
                assessment.closed());
        expect(
                program.file().hasOpenReferral() == !open.isEmpty(),
                "the program has an open referral: %s, those open are %s",
                program.file().hasOpenReferral(),
                open);
        expect(
                open.isEmpty() || program.stage() != ProgramStage.ASSIGNED,
                "a program runs while referrals %s are open",
                open);
        expect(
                program.file().isClosed() == intake.isClosed(),
                "the case is closed: %s, as its program knows it: %s",
                intake.outcome(),
                program.file().isClosed());
        expect(
                !intake.isClosed() || !program.stage().isOpen(),
                "the case is closed: %s, and its program %s",
                intake.outcome(),
                program.stage());
        expect(
                assessment.stage() != AssessmentStage.CAUSE_IDENTIFIED
                        || program.file().awaits() != Awaits.NOTHING
                        || (program.stage() != ProgramStage.NONE && program.stoppedFor() != StopReason.CASE_CLOSED),
                "a cause stands from which nobody can go on: its program is %s",
                program.stage());
    }

    private <E, S> S fold(String service, String stream, Class<E> type, S empty, BiFunction<S, E, S> step) {
        S state = empty;
        for (Store.Row row : world.service(service).store().stream(stream)) {
            if (!type.isInstance(row.event().getPayload())) {
                return empty;
            }
            state = step.apply(state, type.cast(row.event().getPayload()));
        }
        return state;
    }

    @FormatMethod
    private void expect(boolean holds, @FormatString String complaint, Object... details) {
        if (!holds) {
            complaints.add(complaint.formatted(details));
        }
    }
}
