package org.backline.local.engines;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An engine's stored data cannot be used; somebody has to decide to begin anew. */
public final class DamagedDataFolder extends RuntimeException {

    DamagedDataFolder(String engine, Path folder, String damage, @Nullable Throwable cause) {
        super(
                "%s cannot use its data in %s: %s. Run with --fresh to begin with empty data."
                        .formatted(engine, folder, damage.replaceFirst("\\.$", "")),
                cause);
    }
}
