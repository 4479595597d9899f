package org.backline.codes;

/** What the athlete may not do. */
public enum Restriction {
    NO_IMPACT,
    NO_EXTENSION,
    NO_FLEXION,
    NO_ROTATION,
    NO_CONTACT,
    NO_LIFTING,
    NO_THROWING,
    NO_RUNNING,
    NO_JUMPING,
    NO_LOADED_EXERCISE,
    POOL_ONLY
}
