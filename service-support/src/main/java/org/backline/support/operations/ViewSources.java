package org.backline.support.operations;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.backline.support.store.BoundedSource;
import org.backline.support.store.SignallingEventStore;

/** Where each view reads its events. */
public final class ViewSources {

    private final Map<String, BoundedSource> sources = new ConcurrentHashMap<>();
    private final Supplier<SignallingEventStore> store;

    /** All read the same store. */
    public ViewSources(Supplier<SignallingEventStore> store) {
        this.store = store;
    }

    /** The one of a view, the same each time. */
    public BoundedSource of(String view) {
        return sources.computeIfAbsent(view, name -> new BoundedSource(store));
    }
}
