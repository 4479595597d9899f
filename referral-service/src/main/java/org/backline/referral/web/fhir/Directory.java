package org.backline.referral.web.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.backline.referral.domain.roster.Physician;
import org.backline.referral.domain.roster.Roster;
import org.backline.referral.domain.roster.RosterEvent;
import org.backline.referral.fhir.Codes;
import org.backline.referral.fhir.Staff;
import org.backline.referral.fhir.StaffRole;
import org.backline.referral.routing.Rosters;
import org.backline.referral.view.facts.CaseFacts;
import org.backline.support.store.Versioned;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.springframework.stereotype.Component;

/** Who works in some clinics: those whom the rosters name, and those whom cases name. */
@Component
class Directory {

    private final CaseFacts facts;
    private final Rosters rosters;

    Directory(CaseFacts facts, Rosters rosters) {
        this.facts = facts;
        this.rosters = rosters;
    }

    /** Their roles, each once. A physician who is not of the roster that the clinic has is no longer active. */
    List<PractitionerRole> roles(Set<String> clinics) {
        Map<String, PractitionerRole> roles = new TreeMap<>();
        Map<String, Instant> since = new LinkedHashMap<>();
        for (String clinic : clinics) {
            rosters.lastChange(clinic).ifPresent(found -> {
                RosterEvent.Changed change = found.state();
                Roster roster = change.roster();
                if (!roster.physicians().isEmpty()) {
                    since.put(clinic, change.at());
                }
                for (Physician physician : roster.physicians()) {
                    add(roles, Staff.rostered(clinic, physician, roster, version(found), change.at()));
                }
            });
        }
        for (Staff staff : facts.staff(clinics, null)) {
            Instant rosterSince = since.get(staff.clinicId());
            add(
                    roles,
                    staff.role() == StaffRole.PHYSICIAN && rosterSince != null
                            ? staff.former(rosterSince)
                            : staff.resource());
        }
        return new ArrayList<>(roles.values());
    }

    /** One of them. */
    Optional<PractitionerRole> role(Set<String> clinics, UUID id) {
        return roles(clinics).stream()
                .filter(role -> role.getIdElement().getIdPart().equals(id.toString()))
                .findFirst();
    }

    /** The physician behind a role, by the subject of the sign-in; whoever acted once may still answer. */
    Optional<String> physician(Set<String> clinics, UUID id) {
        return role(clinics, id)
                .filter(role -> role.getCode().stream()
                        .anyMatch(code ->
                                code.hasCoding(Codes.own(StaffRole.PHYSICIAN).getSystem(), StaffRole.PHYSICIAN.name())))
                .map(role -> role.getIdentifierFirstRep().getValue());
    }

    /** The clinics that have a roster or a case. */
    Collection<Organization> clinics(Set<String> clinics) {
        Map<String, Instant> since = new TreeMap<>();
        facts.staff(clinics, null).forEach(staff -> earliest(since, staff.clinicId(), staff.since()));
        clinics.forEach(clinic -> rosters.lastChange(clinic)
                .ifPresent(found -> earliest(since, clinic, found.state().at())));
        return since.entrySet().stream()
                .map(clinic -> Staff.clinic(clinic.getKey(), clinic.getValue()))
                .toList();
    }

    private static long version(Versioned<RosterEvent.Changed> found) {
        return found.version() + 1;
    }

    private static void add(Map<String, PractitionerRole> roles, PractitionerRole role) {
        roles.putIfAbsent(role.getIdElement().getIdPart(), role);
    }

    private static void earliest(Map<String, Instant> since, String clinic, Instant at) {
        since.merge(clinic, at, (first, second) -> first.isBefore(second) ? first : second);
    }
}
