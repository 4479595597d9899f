package org.backline.codes;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Maps from a code to a value, in the order of the codes: the same facts are always the same bytes. */
public final class CodeMaps {

    private CodeMaps() {}

    /**
     * An unmodifiable copy in the order of the codes.
     *
     * @throws NullPointerException when a key is null
     */
    public static <K extends Enum<K>, V> Map<K, V> copyOf(Class<K> codes, Map<K, V> map) {
        Map<K, V> copy = new EnumMap<>(codes);
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }
}
