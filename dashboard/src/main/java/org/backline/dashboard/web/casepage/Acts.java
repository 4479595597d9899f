package org.backline.dashboard.web.casepage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.backline.dashboard.web.frame.Form;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/** Forms that differ in their last steps of the address and in their fields only, by the end of the address. */
final class Acts {

    /**
     * One form.
     *
     * @param path how its address ends, and that of the command it becomes
     * @param name what the page calls it
     */
    record Act(String path, String name, Function<Form, Map<String, Object>> body) {

        /** A form that is called as its address ends. */
        Act(String path, Function<Form, Map<String, Object>> body) {
            this(path, path.substring(1), body);
        }
    }

    private final Map<String, Act> byPath = new HashMap<>();
    private final int prefix;

    /** @param base what all addresses begin with, as it is mapped */
    Acts(String base, Act... acts) {
        this.prefix = base.length();
        List.of(acts).forEach(act -> byPath.put(act.path(), act));
    }

    /** The form that was sent to where it is mapped. */
    Act sent(ServerWebExchange exchange) {
        PathPattern mapped = exchange.getRequiredAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String path = mapped.getPatternString().substring(prefix);
        return Objects.requireNonNull(byPath.get(path), path);
    }
}
