package org.backline.intake.domain;

import java.util.List;
import org.backline.codes.Participation;
import org.backline.codes.Restriction;

/**
 * The most that an athlete may take part in for now.
 *
 * @param restrictions of limited participation
 */
public record Limit(Participation participation, List<Restriction> restrictions) {

    public Limit {
        restrictions = List.copyOf(restrictions);
    }
}
