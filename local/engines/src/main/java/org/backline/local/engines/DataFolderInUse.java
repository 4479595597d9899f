package org.backline.local.engines;

import java.nio.file.Path;

/** Another running process holds the data folder, so this one must leave it alone. */
public final class DataFolderInUse extends RuntimeException {

    DataFolderInUse(String engine, Path folder) {
        super("%s data in %s is in use by another running process. Stop that one first, or choose another folder."
                .formatted(engine, folder));
    }
}
