package org.backline.codes;

/** How the pain began. */
public enum OnsetManner {
    SUDDEN,
    GRADUAL,
    RECURRENT
}
