package org.backline.codes;

/** An open condition that bars exercises; letters as in the evidence base, section 5. */
public enum Contraindication {
    /** Suspected or active bony injury. */
    B,
    /** Provoked by extension. */
    X,
    /** Provoked by flexion, or an acute disc. */
    F,
    /** Irritable neural tissue or a deficit. */
    N,
    /** Reactive sacroiliac joint. */
    S,
    /** Impact banned. */
    I,
    /** Thrust and Valsalva limited. */
    T,
    /** Unresolved adolescent rule. */
    A
}
