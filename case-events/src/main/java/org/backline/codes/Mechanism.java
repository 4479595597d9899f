package org.backline.codes;

/** What the athlete was doing when the pain began. */
public enum Mechanism {
    FALL,
    COLLISION,
    DIRECT_BLOW,
    AXIAL_LOAD,
    LIFTING,
    TWISTING,
    SPRINTING,
    JUMPING,
    THROWING,
    HARD_EFFORT,
    LOAD_SPIKE,
    POSTURE,
    UNKNOWN
}
