package org.backline.intake.roster;

/** How far an import has come. */
public enum ImportState {
    /** Read and checked; nothing is registered yet. */
    PREVIEW,
    RUNNING,
    DONE
}
