package org.backline.support.time;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;

/** Makes ids that sort by time (UUIDv7). Never used inside an aggregate or a rule: there ids come with the command. */
public final class Ids {

    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    /** A new UUIDv7. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
