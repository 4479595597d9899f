package org.backline.program.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.backline.codes.Contraindication;
import org.backline.codes.Finding;
import org.backline.codes.Instrument;
import org.backline.codes.MuscularCause;
import org.backline.codes.PromScore;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the case, whatever becomes of its programs.
 *
 * @param facts what the intake says, once it is known
 * @param scores the latest score of each instrument
 * @param flags every red flag that has been positive
 * @param findings those of the latest entry
 * @param open referrals that are not reconciled
 * @param closed referrals that are
 * @param cleared referrals whose latest report leaves no urgency standing
 * @param restrictions a physician's, by referral
 * @param awaits the most cautious of what reconciled referrals left to do
 * @param links signed links by id
 * @param isClosed whether the case is
 * @param interrupted what the closing kept from being a program; absent while the case is open
 */
public record CaseFile(
        ProgramCaseEvent.@Nullable CaseKnown facts,
        Map<Instrument, Double> scores,
        Set<RedFlag> flags,
        List<Finding> findings,
        @Nullable Boolean slumpPositive,
        Set<UUID> entryIds,
        Set<UUID> open,
        Set<UUID> closed,
        Set<UUID> cleared,
        Map<UUID, List<Restriction>> restrictions,
        Awaits awaits,
        Map<UUID, Link> links,
        boolean isClosed,
        @Nullable Treatment interrupted) {

    static final CaseFile EMPTY = new CaseFile(
            null,
            Map.of(),
            Set.of(),
            List.of(),
            null,
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Map.of(),
            Awaits.NOTHING,
            Map.of(),
            false,
            null);

    public CaseFile {
        scores = Map.copyOf(scores);
        flags = Set.copyOf(flags);
        findings = List.copyOf(findings);
        entryIds = Set.copyOf(entryIds);
        open = Set.copyOf(open);
        closed = Set.copyOf(closed);
        cleared = Set.copyOf(cleared);
        restrictions = Map.copyOf(restrictions);
        links = Map.copyOf(links);
    }

    /** A signed link of the athlete. */
    public record Link(Instant expiresAt, boolean revoked) {

        /** Whether it opens anything at this moment. */
        public boolean isOpen(Instant at) {
            return !revoked && at.isBefore(expiresAt);
        }
    }

    /** What a program is drafted from. */
    public record Treatment(UUID athleteId, List<MuscularCause> causes, List<Contraindication> contraindications) {

        public Treatment {
            causes = List.copyOf(causes);
            contraindications = List.copyOf(contraindications);
        }
    }

    /** Whether a referral is open. */
    public boolean hasOpenReferral() {
        return !open.isEmpty();
    }

    /** Whether the case has ever had a referral that a physician has not cleared. */
    public boolean isCleared() {
        Set<UUID> all = new HashSet<>(open);
        all.addAll(closed);
        return cleared.containsAll(all);
    }

    /** What the athlete may not do, by every physician asked: the union. */
    public Set<Restriction> standing() {
        Set<Restriction> all = EnumSet.noneOf(Restriction.class);
        restrictions.values().forEach(all::addAll);
        return all;
    }

    CaseFile on(ProgramCaseEvent event) {
        return switch (event) {
            case ProgramCaseEvent.CaseKnown known ->
                copy(known, score(known.scores()), and(flags, known.flags()), findings, slumpPositive, entryIds);
            case ProgramCaseEvent.FindingsNoted noted ->
                flagged(noted.newFlags())
                        .copy(
                                facts,
                                score(noted.scores()),
                                and(flags, noted.newFlags()),
                                noted.findings().isEmpty() ? findings : noted.findings(),
                                noted.slumpPositive() == null ? slumpPositive : noted.slumpPositive(),
                                and(entryIds, List.of(noted.entryId())));
            case ProgramCaseEvent.ReferralOpened opened ->
                referrals(
                        and(open, List.of(opened.referralId())),
                        without(closed, opened.referralId()),
                        without(cleared, opened.referralId()),
                        restrictions,
                        awaits);
            case ProgramCaseEvent.ReferralWithdrawn withdrawn ->
                referrals(
                        without(open, withdrawn.referralId()),
                        closed,
                        cleared,
                        restrictions,
                        withdrawn.remainingUrgency() == Urgency.ROUTINE ? awaits : Awaits.ASSESSMENT);
            case ProgramCaseEvent.ReferralClosed over -> closed(over);
            case ProgramCaseEvent.Restricted restricted -> restricted(restricted);
            case ProgramCaseEvent.CaseClosed over -> closure(true, interrupted);
            case ProgramCaseEvent.CaseReopened again -> closure(false, null);
            case ProgramCaseEvent.CauseNoted noted ->
                closure(isClosed, new Treatment(noted.athleteId(), noted.causes(), noted.contraindications()));
            case ProgramCaseEvent.LinkIssued issued -> link(issued.linkId(), new Link(issued.expiresAt(), false));
            case ProgramCaseEvent.LinkRevoked revoked ->
                link(
                        revoked.linkId(),
                        new Link(links.getOrDefault(revoked.linkId(), NO_LINK).expiresAt(), true));
        };
    }

    private static final Link NO_LINK = new Link(Instant.EPOCH, true);

    /** A newly identified cause ends the wait for an assessment. */
    CaseFile drafted() {
        return referrals(open, closed, cleared, restrictions, Awaits.NOTHING);
    }

    /** The closing of the case ends this treatment. */
    CaseFile interrupting(ProgramEvent.Drafted draft) {
        return closure(isClosed, new Treatment(draft.athleteId(), draft.causes(), draft.contraindications()));
    }

    /** A new red flag: what was interrupted does not go on before the cause is confirmed anew. */
    CaseFile flagged(List<RedFlag> news) {
        return news.isEmpty() ? this : closure(isClosed, null);
    }

    /** Scores of a review are the latest too. */
    CaseFile scored(List<PromScore> more) {
        return copy(facts, score(more), flags, findings, slumpPositive, entryIds);
    }

    private static Set<UUID> without(Set<UUID> all, UUID one) {
        Set<UUID> fewer = new HashSet<>(all);
        fewer.remove(one);
        return fewer;
    }

    private CaseFile closed(ProgramCaseEvent.ReferralClosed event) {
        Set<UUID> left = without(open, event.referralId());
        Awaits more = awaitedAfter(event);
        CaseFile file = event.choice() == ReconciliationChoice.STOP_PROGRAM ? closure(isClosed, null) : this;
        return file.referrals(
                left,
                and(closed, List.of(event.referralId())),
                cleared,
                restrictions,
                more.compareTo(awaits) > 0 ? more : awaits);
    }

    /** Only a physician lowers an urgency: with an emergency or urgent one standing nothing goes on. */
    private static Awaits awaitedAfter(ProgramCaseEvent.ReferralClosed event) {
        return switch (event.choice()) {
            case RETURN_TO_ASSESSMENT -> Awaits.ASSESSMENT;
            case CHANGE_PROGRAM -> isPressing(event) ? Awaits.ASSESSMENT : Awaits.CHANGE;
            case RESUME_PROGRAM -> isPressing(event) ? Awaits.ASSESSMENT : Awaits.NOTHING;
            case STOP_PROGRAM -> Awaits.NOTHING;
        };
    }

    static boolean isPressing(ProgramCaseEvent.ReferralClosed event) {
        return event.remainingUrgency() != null && event.remainingUrgency() != Urgency.ROUTINE;
    }

    private CaseFile restricted(ProgramCaseEvent.Restricted event) {
        Map<UUID, List<Restriction>> standing = new HashMap<>(restrictions);
        event.superseded().forEach(standing::remove);
        standing.put(event.referralId(), event.restrictions());
        Set<UUID> clear = new HashSet<>(cleared);
        clear.remove(event.referralId());
        clear.addAll(event.cleared() ? Set.of(event.referralId()) : Set.of());
        return referrals(open, closed, clear, standing, awaits);
    }

    private CaseFile link(UUID id, Link link) {
        Map<UUID, Link> all = new HashMap<>(links);
        all.put(id, link);
        return new CaseFile(
                facts,
                scores,
                flags,
                findings,
                slumpPositive,
                entryIds,
                open,
                closed,
                cleared,
                restrictions,
                awaits,
                all,
                isClosed,
                interrupted);
    }

    private CaseFile closure(boolean nowClosed, @Nullable Treatment nowInterrupted) {
        return new CaseFile(
                facts,
                scores,
                flags,
                findings,
                slumpPositive,
                entryIds,
                open,
                closed,
                cleared,
                restrictions,
                awaits,
                links,
                nowClosed,
                nowInterrupted);
    }

    private Map<Instrument, Double> score(List<PromScore> more) {
        Map<Instrument, Double> all = new EnumMap<>(Instrument.class);
        all.putAll(scores);
        more.forEach(score -> all.put(score.instrument(), score.value()));
        return all;
    }

    private CaseFile copy(
            ProgramCaseEvent.@Nullable CaseKnown newFacts,
            Map<Instrument, Double> newScores,
            Set<RedFlag> newFlags,
            List<Finding> newFindings,
            @Nullable Boolean newSlump,
            Set<UUID> newEntries) {
        return new CaseFile(
                newFacts,
                newScores,
                newFlags,
                newFindings,
                newSlump,
                newEntries,
                open,
                closed,
                cleared,
                restrictions,
                awaits,
                links,
                isClosed,
                interrupted);
    }

    private CaseFile referrals(
            Set<UUID> newOpen,
            Set<UUID> newClosed,
            Set<UUID> newCleared,
            Map<UUID, List<Restriction>> newRestrictions,
            Awaits newAwaits) {
        return new CaseFile(
                facts,
                scores,
                flags,
                findings,
                slumpPositive,
                entryIds,
                newOpen,
                newClosed,
                newCleared,
                newRestrictions,
                newAwaits,
                links,
                isClosed,
                interrupted);
    }

    private static <T> Set<T> and(Set<T> some, Collection<T> more) {
        Set<T> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }
}
