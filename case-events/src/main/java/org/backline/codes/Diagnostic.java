package org.backline.codes;

/** A diagnostic study. */
public enum Diagnostic {
    XRAY,
    MRI,
    CT,
    SPECT_CT,
    ULTRASOUND,
    EMG,
    BLOOD_TESTS,
    URINALYSIS,
    POST_VOID_RESIDUAL,
    COMPARTMENT_PRESSURE
}
