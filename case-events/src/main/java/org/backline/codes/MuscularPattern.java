package org.backline.codes;

/** A muscular pattern of the evidence base, section 4. */
public enum MuscularPattern {
    /** Gluteus medius weakness. */
    P1,
    /** Hip-flexor tightness with anterior tilt and apparent hamstring tightness. */
    P2,
    /** True hamstring tightness. */
    P3,
    /** Quadratus lumborum overload. */
    P4,
    /** Lumbar extensor strain. */
    P5,
    /** Movement-control impairment. */
    P6,
    /** Poor lumbar segmentation. */
    P7,
    /** Mechanical sacroiliac irritation. */
    P8,
    /** Adductor and abductor imbalance. */
    P9,
    /** Thoracolumbar overuse. */
    P10
}
