package org.backline.support.access;

/** How far a role's permission goes. */
public enum Reach {
    /** Records of the clinics that the caller belongs to. */
    CLINIC,
    /** Records of the caller's clinics of which a physician has been asked. */
    REFERRED,
    /** Not bound to a clinic. */
    EVERYWHERE
}
