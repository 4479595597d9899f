package org.backline.local.launcher;

import java.util.EnumMap;
import java.util.Map;

/** Makes the AOT caches that are missing, while everything runs. */
public final class AotCaches {

    private final Backline backline;
    private final Screen screen;

    public AotCaches(Backline backline, Screen screen) {
        this.backline = backline;
        this.screen = screen;
    }

    /** Comes back when all are there, or when the run is being stopped. */
    public void make() throws InterruptedException {
        Map<Service, AotCache> missing = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            AotCache cache = backline.aotCache(service);
            if (!cache.exists()) {
                missing.put(service, cache);
            }
        }
        try {
            int made = 0;
            for (Map.Entry<Service, AotCache> one : missing.entrySet()) {
                Child training = backline.processes()
                        .startChore(
                                "aot-" + one.getKey().module(),
                                one.getValue().training(),
                                backline.environmentOf(one.getKey()));
                training.awaitExit();
                backline.processes().forget(training);
                if (backline.processes().isClosed()) {
                    return;
                }
                if (one.getValue().adopt()) {
                    made++;
                } else {
                    screen.step("No AOT cache could be made of %s; see %s"
                            .formatted(one.getKey().module(), training.log()));
                }
            }
            if (made > 0) {
                screen.step("%d AOT caches are made; the next start is quicker".formatted(made));
            }
        } catch (Refusal stopping) {
            // The run is being stopped: the caches are made another time.
        }
    }
}
