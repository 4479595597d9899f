package org.backline.codes;

/** A region of the pain map. */
public enum BodyRegion {
    THORACIC,
    LUMBAR,
    SACRAL,
    SI_JOINT,
    GLUTEAL,
    HIP,
    GROIN,
    FLANK,
    ABDOMEN,
    THIGH,
    LEG,
    FOOT
}
