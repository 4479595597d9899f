package org.backline.broken.fhir;

import org.springframework.util.StringUtils;

/** Breaks "the FHIR room is pure". */
public class BrokenResource {

    /** Uses Spring. */
    public boolean hasText(String text) {
        return StringUtils.hasText(text);
    }
}
