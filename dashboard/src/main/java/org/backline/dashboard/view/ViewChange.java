package org.backline.dashboard.view;

import java.util.UUID;

/** Something a page may want to show anew. */
public sealed interface ViewChange {

    /** A view has news of a case. */
    record OfCase(UUID caseId, String clinicId) implements ViewChange {}

    /** News may have been missed: whoever shows anything should read it again. */
    record Missed() implements ViewChange {}
}
