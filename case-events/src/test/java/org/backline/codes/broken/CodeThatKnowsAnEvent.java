package org.backline.codes.broken;

import org.backline.events.ProgramResumed;

/** Events are made of codes, so a code must not know events. */
public record CodeThatKnowsAnEvent(ProgramResumed resumed) {}
