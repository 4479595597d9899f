package org.backline.program.exercise;

/** A point of the body that a drawing knows. Left and right are the athlete's. */
public enum Joint {
    PELVIS,
    WAIST,
    NECK,
    HEAD,
    LEFT_SHOULDER,
    RIGHT_SHOULDER,
    LEFT_ELBOW,
    RIGHT_ELBOW,
    LEFT_HAND,
    RIGHT_HAND,
    LEFT_HIP,
    RIGHT_HIP,
    LEFT_KNEE,
    RIGHT_KNEE,
    LEFT_HEEL,
    RIGHT_HEEL,
    LEFT_TOE,
    RIGHT_TOE
}
