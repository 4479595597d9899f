package org.backline.events;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Validates payloads against the schemas, formats included. */
final class EventSchemas {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private EventSchemas() {}

    /** What is wrong with a payload; empty when it is valid. {@code name} is a golden file's. */
    static List<Error> faultsOf(String name, JsonNode payload) {
        return SCHEMAS.computeIfAbsent(name.replace(".minimal", ""), EventSchemas::schema)
                .validate(payload);
    }

    private static Schema schema(String name) {
        return REGISTRY.getSchema(SchemaLocation.of("classpath:org/backline/events/schema/%s.json".formatted(name)));
    }
}
