package org.backline.codes;

/** A movement or posture that makes pain worse or better. */
public enum Provocation {
    EXTENSION,
    FLEXION,
    ROTATION,
    SIDE_BEND,
    SITTING,
    STANDING,
    WALKING,
    RUNNING,
    JUMPING,
    LIFTING,
    THROWING,
    COUGH,
    REST,
    MOVEMENT,
    LYING,
    STRETCHING
}
