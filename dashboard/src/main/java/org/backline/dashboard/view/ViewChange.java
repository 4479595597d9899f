package org.backline.dashboard.view;

import java.util.Set;
import java.util.UUID;

/** Something a page may want to show anew. */
public sealed interface ViewChange {

    /**
     * A view has news of a case.
     *
     * @param clinics whose pages it concerns
     * @param holder the clinic that holds the case now
     * @param referred whether a physician was asked about it
     */
    record OfCase(UUID caseId, Set<String> clinics, String holder, boolean referred) implements ViewChange {

        public OfCase {
            clinics = Set.copyOf(clinics);
        }
    }

    /** News may have been missed: whoever shows anything should read it again. */
    record Missed() implements ViewChange {}
}
