package org.backline.referral.fhir;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.hl7.fhir.r4.model.DomainResource;

/** The versions of a resource: one for each event that made or changed it, so that an old version is read as it was. */
public final class Versions {

    /** What is entered once and stays as it was entered. */
    private static final Set<String> NEVER_CHANGE = Set.of("Observation", "Provenance");

    private Versions() {}

    /** The facts that made the versions of a resource, the first version first. */
    public static List<Fact> of(Dossier dossier, String type, UUID id) {
        List<Fact> versions = new ArrayList<>();
        for (Fact fact : dossier.facts()) {
            boolean touched = Touches.of(fact, after(dossier, fact)).stream()
                    .anyMatch(touch -> touch.type().equals(type) && touch.id().equals(id));
            if (touched) {
                versions.add(fact);
            }
        }
        return versions;
    }

    /** How the referral of an event stands after it; {@link ReferralState#NONE} for events of other services. */
    private static ReferralState after(Dossier dossier, Fact fact) {
        return fact.event() instanceof ReferralEvent event
                ? dossier.upTo(fact).referral(event.referralId())
                : ReferralState.NONE;
    }

    /** A resource as it is now, with its version. */
    public static Optional<DomainResource> newest(Dossier dossier, String type, UUID id) {
        List<Fact> versions = of(dossier, type, id);
        return versions.isEmpty() ? Optional.empty() : at(dossier, type, id, versions, versions.size());
    }

    /**
     * A resource as it was.
     *
     * @param number 1 for the first version
     */
    public static Optional<DomainResource> at(Dossier dossier, String type, UUID id, int number) {
        List<Fact> versions = of(dossier, type, id);
        return number < 1 || number > versions.size() ? Optional.empty() : at(dossier, type, id, versions, number);
    }

    /** Every version, the newest first. */
    public static List<DomainResource> history(Dossier dossier, String type, UUID id) {
        List<Fact> versions = of(dossier, type, id);
        List<DomainResource> history = new ArrayList<>();
        for (int number = versions.size(); number > 0; number--) {
            at(dossier, type, id, versions, number).ifPresent(history::add);
        }
        return history;
    }

    /** Every resource of a case as it is now, in one pass. */
    public static List<DomainResource> everything(Dossier dossier) {
        Map<String, List<Fact>> versions = new HashMap<>();
        for (Fact fact : dossier.facts()) {
            for (Touch touch : Touches.of(fact, after(dossier, fact))) {
                versions.computeIfAbsent(touch.type() + "/" + touch.id(), name -> new ArrayList<>())
                        .add(fact);
            }
        }
        List<DomainResource> all = new ArrayList<>();
        CaseResources.all(dossier).forEach((type, resources) -> {
            for (DomainResource resource : resources) {
                String id = resource.getIdElement().getIdPart();
                List<Fact> own = versions.getOrDefault(type + "/" + id, List.of());
                if (own.size() == 1 && NEVER_CHANGE.contains(type)) {
                    all.add(stamped(resource, 1, own.getFirst()));
                } else {
                    at(dossier, type, UUID.fromString(id), own, own.size()).ifPresent(all::add);
                }
            }
        });
        return all;
    }

    private static DomainResource stamped(DomainResource resource, int number, Fact fact) {
        resource.getMeta().setVersionId(String.valueOf(number)).setLastUpdated(Date.from(fact.at()));
        return resource;
    }

    private static Optional<DomainResource> at(Dossier dossier, String type, UUID id, List<Fact> versions, int number) {
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        Fact fact = versions.get(number - 1);
        return CaseResources.one(dossier.upTo(fact), type, id.toString())
                .map(resource -> stamped(resource, number, fact));
    }
}
