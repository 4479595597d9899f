package org.backline.events;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of {@code docs/events.md}, made from the records, the schemas and the document of the conversation. */
final class EventCatalogue {

    private static final Set<String> IN_EVERY_EVENT = Set.of("caseId", "clinicId", "occurredAt");
    private static final String SCHEMAS = "../case-events/src/main/resources/org/backline/events/schema/";

    private final AsyncApi conversation = new AsyncApi(AsyncApi.read());
    private final Map<String, Class<?>> shared = new TreeMap<>();

    /** The tables as Markdown. */
    String markdown() {
        String events = Wire.eventTypes().map(this::row).collect(Collectors.joining());
        String records = shared.values().stream()
                .filter(Class::isRecord)
                .map(type -> "| %s | %s | %s |\n".formatted(type.getSimpleName(), meaning(type), fields(type)))
                .collect(Collectors.joining());
        String codes = shared.values().stream()
                .filter(Class::isEnum)
                .map(type -> "| %s | %s | %s |\n"
                        .formatted(
                                type.getSimpleName(),
                                meaning(type),
                                SchemaDrift.codesOf(type).stream().collect(Collectors.joining("`, `", "`", "`"))))
                .collect(Collectors.joining());
        return """

                ## Events

                | Event | From | Says | Fields |
                | --- | --- | --- | --- |
                %s
                ## Value records

                | Record | Is | Fields |
                | --- | --- | --- |
                %s
                ## Codes

                | Code | Is | Values |
                | --- | --- | --- |
                %s""".formatted(events, records, codes + "\n");
    }

    private String row(Class<? extends PublishedEvent> type) {
        String file = Wire.fileNameOf(type);
        return "| [%s](%s%s.json) | %s | %s | %s |\n"
                .formatted(
                        type.getSimpleName(),
                        SCHEMAS,
                        file,
                        conversation.sendersOf(type).stream()
                                .map(service -> service.replace("-service", ""))
                                .collect(Collectors.joining(", ")),
                        Wire.schema(file).path("description").asString(),
                        fields(type));
    }

    private String fields(Class<?> type) {
        String fields = Arrays.stream(type.getRecordComponents())
                .filter(component ->
                        !type.isAnnotationPresent(EventVersion.class) || !IN_EVERY_EVENT.contains(component.getName()))
                .peek(component -> share(component.getGenericType()))
                .map(EventCatalogue::field)
                .collect(Collectors.joining(", "));
        return fields.isEmpty() ? "-" : fields;
    }

    private static String field(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return "`%s%s`".formatted(component.getName(), SchemaDrift.mayBeAbsent(type) ? "?" : "");
    }

    /** Remembers the records and codes that a component is made of, and what those are made of. */
    private void share(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Stream.of(parameterized.getActualTypeArguments()).forEach(this::share);
        } else if (type instanceof Class<?> used
                && (used.isRecord() || used.isEnum())
                && shared.put(used.getSimpleName(), used) == null
                && used.isRecord()) {
            List.of(used.getRecordComponents()).forEach(component -> share(component.getGenericType()));
        }
    }

    private static String meaning(Class<?> type) {
        return Wire.schema("codes")
                .at("/$defs/" + type.getSimpleName() + "/description")
                .asString();
    }
}
