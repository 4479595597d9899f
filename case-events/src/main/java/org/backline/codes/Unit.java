package org.backline.codes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Unit of a measured finding; {@link #code()} is what travels on the wire. */
public enum Unit {
    DEGREE("deg"),
    NEWTON("N"),
    NEWTON_METRE_PER_KILOGRAM("Nm/kg"),
    SECOND("s"),
    CENTIMETRE("cm"),
    MILLIMETRE("mm"),
    COUNT("count"),
    RATIO("ratio"),
    /** Medical Research Council muscle grade, 0 to 5. */
    MRC("MRC"),
    /** Numeric pain rating scale, 0 to 10. */
    NPRS("NPRS"),
    CELSIUS("C"),
    BEATS_PER_MINUTE("bpm"),
    PERCENT("percent");

    private final String code;

    Unit(String code) {
        this.code = code;
    }

    /** The code on the wire, for example {@code deg}. */
    @JsonValue
    public String code() {
        return code;
    }

    /**
     * The unit of a wire code.
     *
     * @throws IllegalArgumentException when no unit has this code
     */
    @JsonCreator
    public static Unit of(String code) {
        return Arrays.stream(values())
                .filter(unit -> unit.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown unit " + code + "; known: "
                        + Arrays.stream(values()).map(Unit::code).toList()));
    }
}
