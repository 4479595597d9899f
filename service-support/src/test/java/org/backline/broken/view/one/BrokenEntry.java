package org.backline.broken.view.one;

import org.backline.broken.view.two.FindBroken;

/** Breaks "views do not see each other" and "rows and queries are records". */
public class BrokenEntry {

    /** Sees the neighbour. */
    public String sees(FindBroken query) {
        return query.toString();
    }
}
