package org.backline.codes;

/** Sickle-cell-trait status; a positive athlete with severe exertional pain is an emergency. */
public enum SickleCellTrait {
    POSITIVE,
    NEGATIVE,
    UNKNOWN
}
