package org.backline.codes;

/** Level of a finding. */
public enum SpinalLevel {
    T10,
    T11,
    T12,
    L1,
    L2,
    L3,
    L4,
    L5,
    S1
}
