package org.backline.codes;

/** A red flag of the evidence base, section 1.3. */
public enum RedFlag {
    /** New saddle or genital numbness. */
    CES_SADDLE,
    /** New hesitancy, poor stream, reduced urge, retention or incontinence. */
    CES_BLADDER,
    /** New bowel incontinence or loss of sensation. */
    CES_BOWEL,
    /** New sexual sensory or erectile change with back pain. */
    CES_SEX,
    /** Pain or neurological signs in both legs. */
    CES_BILAT,
    /** New weakness (MRC 4/5 or less), worsening across visits, or foot drop. */
    NEURO_PROG,
    /** Hyperreflexia, clonus, Babinski sign or gait ataxia. */
    UMN,
    /** Fall, collision, axial load or direct blow. */
    TRAUMA_MAJOR,
    /** Prolonged corticosteroids. */
    STEROID,
    /** Older than 70 (fracture) or 50 (malignancy). */
    AGE_OLD,
    /** Three or more of: female, older than 70, trauma, steroids. */
    MULTI_FX,
    /** Past cancer. */
    CANCER_HX,
    /** Unexplained loss of more than 5 % of body weight in six months. */
    WT_LOSS,
    /** Constant night pain that no position eases. */
    NIGHT,
    /** Temperature of 38.0 C or more, rigors or sweats. */
    FEVER,
    /** Recent spinal injection or surgery, skin break, bacteraemia, injected drugs, immunosuppression, masking drugs. */
    INF_RISK,
    /** Inflammatory back pain: four of the five ASAS criteria. */
    IBP,
    /** Psoriasis, uveitis, bowel disease, enthesitis, dactylitis, family history, NSAID response or HLA-B27. */
    SPA_X,
    /** Pulsatile mass, tearing pain, syncope, limb swelling, chest pain, dyspnoea. */
    VASC,
    /** Flank colic, blood in the urine, abdominal pain, possible pregnancy. */
    VISC,
    /** Pain of 8 or more within 48 h of hard effort with rigid paraspinals, dark urine, numb flank or sickle-cell trait. */
    EXERT_SEV,
    /** Relative energy deficiency, menstrual disturbance, earlier bone stress injury. */
    REDS,
    /** Younger than 20, extension or rotation sport, pain on extension for two to three weeks or more. */
    ADOL_EXT,
    /** Younger than 18 with straight-leg raise of 45 degrees or less, a side difference of 20 degrees or more, or a list. */
    ADOL_HAM,
    /** No meaningful change by four to six weeks, or worse at two reviews in a row. */
    NO_PROGRESS,
    /** Severity or disability far above the findings, or a third unplanned visit. */
    SEV_MISMATCH
}
