package org.backline.assessment.knowledge;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;

/** Checks the form of a knowledge file by its JSON Schema. */
final class SchemaCheck {

    private static final String CONDITION = "https://backline.org/knowledge/condition.schema.json";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(Map.of(CONDITION, schema("condition"))));

    private SchemaCheck() {}

    static void check(YamlFile file) {
        String name = file.name().replace(".yaml", "");
        List<Error> errors = SCHEMAS.getSchema(schema(name), InputFormat.JSON).validate(file.root());
        if (!errors.isEmpty()) {
            Error error = errors.getFirst();
            String pointer = error.getInstanceLocation().toString();
            String property = error.getProperty();
            boolean unknown = "additionalProperties".equals(error.getKeyword()) && property != null;
            throw file.fault(unknown ? pointer + "/" + YamlFile.escape(property) : pointer, error.getMessage());
        }
    }

    private static String schema(String name) {
        return KnowledgeFiles.resource("/knowledge/schema/" + name + ".schema.json");
    }
}
