package org.backline.support.access;

import java.util.Map;

/**
 * Which law each clinic keeps its records under.
 *
 * @param ofClinic by clinic; a clinic that declares none is taken as {@link Regime#FERPA}
 */
public record Regimes(Map<String, Regime> ofClinic) {

    public Regimes {
        ofClinic = Map.copyOf(ofClinic);
    }

    /** The law of a clinic. */
    public Regime of(String clinicId) {
        return ofClinic.getOrDefault(clinicId, Regime.FERPA);
    }

    /** A law about health records of students. */
    public enum Regime {
        /** 45 CFR 164: protected health information. */
        HIPAA,
        /** 34 CFR 99: treatment records, which become education records once they are used for anything else. */
        FERPA
    }
}
