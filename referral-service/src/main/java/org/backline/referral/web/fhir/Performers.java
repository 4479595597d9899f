package org.backline.referral.web.fhir;

import java.util.UUID;
import java.util.regex.Pattern;
import org.backline.codes.Role;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.fhir.Codes;
import org.backline.referral.fhir.Loop;
import org.backline.referral.fhir.ResourceIds;
import org.backline.referral.fhir.StaffRole;
import org.backline.referral.fhir.Unacceptable;
import org.backline.support.access.Access;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * Which physician a write speaks for. A physician speaks for nobody else; a physician's system names the physician, by a
 * PractitionerRole of ours or by the subject of the sign-in.
 */
@Component
class Performers {

    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private final Directory directory;

    Performers(Directory directory) {
        this.directory = directory;
    }

    /** @throws Unacceptable when the reference is to somebody who cannot act here */
    String of(Access access, String path, Reference named, ReferralState state) {
        String subject = access.caller().subject();
        boolean person = access.caller().role() != Role.SERVICE;
        if (named.hasReference()) {
            String physician = inDirectory(access, path, named, state);
            // A task is written back as it was read, so a person's own update may still name who acted before.
            return person ? subject : physician;
        }
        if (!person && named.hasIdentifier()) {
            String value = String.valueOf(named.getIdentifier().getValue());
            if (!Codes.SUBJECT.equals(named.getIdentifier().getSystem())
                    || !SUBJECT.matcher(value).matches()) {
                throw new Unacceptable(path, "must be identified by a subject of " + Codes.SUBJECT);
            }
            return value;
        }
        return person ? subject : Loop.physician(state).orElse(subject);
    }

    private String inDirectory(Access access, String path, Reference named, ReferralState state) {
        var id = named.getReferenceElement();
        if (!"PractitionerRole".equals(id.getResourceType())) {
            throw new Unacceptable(path, "must be a PractitionerRole");
        }
        UUID role = Asked.id("PractitionerRole", id.getIdPart());
        // Who acted a moment ago is known by the referral itself before the directory has heard of it.
        return Loop.physician(state)
                .filter(physician -> ResourceIds.practitionerRole(
                                state.request().clinicId(), StaffRole.PHYSICIAN, physician)
                        .equals(role))
                .or(() -> directory.physician(access.clinics(null), role))
                .orElseThrow(() -> new Unacceptable(path, "must be a physician of the clinic"));
    }
}
