package org.backline.simulation;

import java.util.Random;
import java.util.UUID;
import org.axonframework.common.IdentifierFactory;

/** Ids of messages that are the same again for the same seed. Found by Axon through the service loader. */
public final class SeededIds extends IdentifierFactory {

    private static Random random = new Random(0);

    static void startFrom(long seed) {
        random = new Random(seed);
    }

    static UUID next() {
        return next(random);
    }

    /** An id of the form of UUIDv7 whose time does not matter. */
    static UUID next(Random random) {
        return new UUID((random.nextLong() & ~0xF000L) | 0x7000L, (random.nextLong() & ~(3L << 62)) | (1L << 63));
    }

    @Override
    public String generateIdentifier() {
        return next().toString();
    }
}
