package org.backline.intake.door;

import java.util.Set;
import org.backline.codes.RedFlag;
import org.backline.intake.domain.IntakeForm;

/** What a rule may look at: the intake and the flags that are positive. */
record DoorFacts(IntakeForm form, Set<RedFlag> positive) {}
