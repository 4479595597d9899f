package org.backline.broken.domain;

import java.time.Instant;
import java.util.Objects;
import org.backline.broken.web.BrokenController;
import org.backline.events.CaseClosed;
import org.backline.intake.BrokenNeighbour;
import org.springframework.util.StringUtils;

/** Breaks "the domain is pure", "layers", "time and chance", "published events" and "no service sees another". */
public class BrokenAggregate {

    /** Reads the clock. */
    public Instant now() {
        return Instant.now(); // broken on purpose: the rule must see it
    }

    /** Sees what it may not. */
    public boolean sees(CaseClosed event, BrokenController controller, BrokenNeighbour neighbour) {
        return StringUtils.hasText(Objects.toString(event) + controller + neighbour);
    }
}
