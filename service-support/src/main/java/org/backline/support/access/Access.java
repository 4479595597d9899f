package org.backline.support.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.backline.codes.Role;
import org.backline.support.command.Caller;
import org.backline.support.command.NotAllowed;
import org.jspecify.annotations.Nullable;

/**
 * What a request may reach, and what its answer shows. A handler of a list asks it which clinics to show and tells it
 * what it showed; an answer that shows somebody's record and does not say whose is a defect.
 */
public final class Access {

    private final Caller caller;
    private final Reach reach;
    private final Set<String> scopes;
    private final Set<UUID> cases = new HashSet<>();
    private final Set<UUID> athletes = new HashSet<>();
    private boolean told;

    Access(Caller caller, Reach reach, Set<String> scopes) {
        this.caller = caller;
        this.reach = reach;
        this.scopes = Set.copyOf(scopes);
    }

    /** Who asks. */
    public Caller caller() {
        return caller;
    }

    /** What the caller's token is for, as its issuer says it; it only ever narrows what the role may do. */
    public Set<String> scopes() {
        return scopes;
    }

    /**
     * The clinics whose records a list may show.
     *
     * @param asked the one the request asks for; all of the caller's when absent
     * @return empty when the caller does not belong to the clinic asked for
     */
    public Set<String> clinics(@Nullable String asked) {
        if (asked == null) {
            return caller.clinics();
        }
        return caller.clinics().contains(asked) ? Set.of(asked) : Set.of();
    }

    /** Whether the caller sees only records of which a physician was asked. */
    public boolean isOnlyReferred() {
        return reach == Reach.REFERRED;
    }

    /**
     * Holds a request that makes something in a clinic to the caller's clinics.
     *
     * @throws NotAllowed when the caller does not belong to it
     */
    public void requireClinic(String clinicId) {
        if (reach != Reach.EVERYWHERE && !caller.clinics().contains(clinicId)) {
            throw new NotAllowed("You do not belong to the clinic that clinicId names");
        }
    }

    /** Says that the answer shows these cases. */
    public <T> List<T> showing(List<T> rows, Function<T, UUID> caseId) {
        rows.forEach(row -> cases.add(caseId.apply(row)));
        told = true;
        return rows;
    }

    /** Says that the answer shows who these athletes are. */
    public <T> List<T> showingAthletes(List<T> rows, Function<T, UUID> athleteId) {
        rows.forEach(row -> athletes.add(athleteId.apply(row)));
        told = true;
        return rows;
    }

    /** Says that the answer is about this case. */
    public void shows(UUID caseId) {
        cases.add(caseId);
        told = true;
    }

    /** Says that the answer is about this athlete. */
    public void showsAthlete(UUID athleteId) {
        athletes.add(athleteId);
        told = true;
    }

    boolean hasTold() {
        return told;
    }

    Collection<UUID> cases() {
        return cases;
    }

    Collection<UUID> athletes() {
        return athletes;
    }

    Role role() {
        return caller.role();
    }
}
