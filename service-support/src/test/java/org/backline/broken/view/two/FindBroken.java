package org.backline.broken.view.two;

import org.backline.broken.view.one.BrokenEntry;

/** Sees the neighbour too. */
public record FindBroken(BrokenEntry entry) {}
