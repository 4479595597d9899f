package org.backline.broken.knowledge;

import org.springframework.util.StringUtils;

/** Breaks "rooms are pure". */
public class BrokenRule {

    /** Uses Spring. */
    public boolean holds(String text) {
        return StringUtils.hasText(text);
    }
}
