package org.backline.referral.web.fhir;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;

/** Makes bundles of what a search or a history finds. */
final class Bundles {

    private Bundles() {}

    static Bundle searchset(String base, String self, Collection<? extends Resource> matches) {
        Bundle bundle = new Bundle();
        bundle.setType(BundleType.SEARCHSET);
        bundle.addLink().setRelation("self").setUrl(self);
        matches.forEach(match -> entry(base, bundle, match, SearchEntryMode.MATCH));
        return bundle;
    }

    static void entry(String base, Bundle bundle, Resource resource, SearchEntryMode mode) {
        bundle.addEntry()
                .setFullUrl(base + "/" + nameOf(resource))
                .setResource(resource)
                .getSearch()
                .setMode(mode);
    }

    /** @param versions the newest first */
    static Bundle history(String base, String self, List<? extends Resource> versions) {
        Bundle bundle = new Bundle();
        bundle.setType(BundleType.HISTORY);
        bundle.setTotal(versions.size());
        bundle.addLink().setRelation("self").setUrl(self);
        for (Resource version : versions) {
            boolean first = "1".equals(version.getMeta().getVersionId());
            Bundle.BundleEntryComponent entry = bundle.addEntry();
            entry.setFullUrl(base + "/" + nameOf(version));
            entry.setResource(version);
            entry.getRequest()
                    .setMethod(first ? HTTPVerb.POST : HTTPVerb.PUT)
                    .setUrl(first ? version.fhirType() : nameOf(version));
            Date changed = version.getMeta().getLastUpdated();
            entry.getResponse()
                    .setStatus(first ? "201 Created" : "200 OK")
                    .setEtag("W/\"" + version.getMeta().getVersionId() + "\"")
                    .setLastModified(changed);
        }
        return bundle;
    }

    static String nameOf(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
