package org.backline.referral.coding;

/** A code system that other systems understand. */
public enum CodeSystem {
    ICD_10_CM("http://hl7.org/fhir/sid/icd-10-cm", "ICD-10-CM"),
    SNOMED_CT("http://snomed.info/sct", "SNOMED CT"),
    /** Orchard Sports Injury and Illness Classification System; the list itself is licensed and loaded from a file. */
    OSIICS("https://www.johnorchard.com/osiics", "OSIICS");

    private final String uri;
    private final String title;

    CodeSystem(String uri, String title) {
        this.uri = uri;
        this.title = title;
    }

    /** How FHIR names it. */
    public String uri() {
        return uri;
    }

    /** How people name it. */
    public String title() {
        return title;
    }
}
