package org.backline.referral.coding;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.node.LocationJsonNodeFactoryFactory;
import com.networknt.schema.utils.JsonNodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backline.codes.CauseCategory;
import org.backline.codes.EvidenceMark;
import org.backline.codes.MuscularPattern;
import org.backline.codes.RedFlag;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the table of codes: its form is checked by JSON Schema, its references by hand. */
final class CodingsReader {

    static final String FILE = "codings.yaml";
    private static final String FOLDER = "/org/backline/codes/";

    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final String text;
    private final JsonNode root;

    CodingsReader(String text) {
        this.text = text;
        this.root = parsed();
    }

    static Codings shipped() {
        return new CodingsReader(resource(FILE)).read();
    }

    static String resource(String file) {
        try (InputStream in = CodingsReader.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new CodingFault(1, file + " is missing");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Codings read() {
        checkForm();
        Map<RedFlag, List<Coding>> flags = new EnumMap<>(RedFlag.class);
        for (JsonNode row : root.path("flags")) {
            for (JsonNode flag : row.path("of")) {
                RedFlag key = code(RedFlag.class, flag, flag.asString());
                if (flags.put(key, targets(row.path("targets"))) != null) {
                    throw fault(flag, key + " is named twice");
                }
            }
        }
        List<RetiredCode> retired = new ArrayList<>();
        Map<String, LocalDate> introduced = introduced();
        for (JsonNode row : root.path("retired")) {
            retired.add(retired(row, introduced));
        }
        Codings codings = new Codings(
                root.path("version").asString(),
                map(MuscularPattern.class, root.path("patterns")),
                map(CauseCategory.class, root.path("categories")),
                flags,
                retired);
        checkAgainstRetired(retired);
        return codings;
    }

    private Map<String, LocalDate> introduced() {
        Map<String, LocalDate> introduced = new HashMap<>();
        for (JsonNode row : root.path("introduced")) {
            source(row);
            if (introduced.put(row.path("code").asString(), day(row.path("from"))) != null) {
                throw fault(row, row.path("code").asString() + " is named twice");
            }
        }
        return introduced;
    }

    /** What replaces a code came on the day the code went: there is neither a gap nor a choice between old and new. */
    private RetiredCode retired(JsonNode row, Map<String, LocalDate> introduced) {
        source(row);
        RetiredCode retired = new RetiredCode(
                row.path("code").asString(),
                day(row.path("until")),
                row.path("replacedBy").valueStream().map(JsonNode::asString).toList());
        for (String next : retired.replacedBy()) {
            if (!retired.endedOn().equals(introduced.get(next))) {
                throw fault(
                        row, next + " replaces " + retired.code() + " but was not introduced on " + retired.endedOn());
            }
        }
        return retired;
    }

    /** The same fact stands in two places of the file, so they have to agree. */
    private void checkAgainstRetired(List<RetiredCode> retired) {
        for (JsonNode target : root.findParents("equivalence")) {
            for (RetiredCode gone : retired) {
                if (gone.code().equals(target.path("code").asString())
                        && !gone.endedOn()
                                .toString()
                                .equals(target.path("until").asString(""))) {
                    throw fault(target, gone.code() + " is retired on " + gone.endedOn() + " and must say so");
                }
            }
        }
    }

    private <E extends Enum<E>> Map<E, List<Coding>> map(Class<E> keys, JsonNode rows) {
        Map<E, List<Coding>> map = new EnumMap<>(keys);
        rows.properties().forEach(row -> map.put(code(keys, row.getValue(), row.getKey()), targets(row.getValue())));
        for (E key : keys.getEnumConstants()) {
            if (!map.containsKey(key)) {
                throw fault(rows, key + " is in no code system");
            }
        }
        return map;
    }

    private List<Coding> targets(JsonNode rows) {
        return rows.valueStream().map(this::target).toList();
    }

    private Coding target(JsonNode row) {
        LocalDate from = row.has("from") ? day(row.path("from")) : null;
        LocalDate until = row.has("until") ? day(row.path("until")) : null;
        if (from != null && until != null && !from.isBefore(until)) {
            throw fault(row, "is valid on no day");
        }
        return new Coding(
                CodeSystem.valueOf(row.path("system").asString()),
                row.path("code").asString(),
                row.path("display").asString(),
                Equivalence.valueOf(row.path("equivalence").asString()),
                from,
                until,
                source(row),
                EvidenceMark.valueOf(row.path("mark").asString()));
    }

    private String source(JsonNode row) {
        String key = row.path("source").asString();
        JsonNode source = root.path("sources").path(key);
        if (source.isMissingNode()) {
            throw fault(row, "names the source " + key + ", which is not among the sources");
        }
        return source.asString();
    }

    private static LocalDate day(JsonNode node) {
        try {
            return LocalDate.parse(node.asString());
        } catch (DateTimeException noDay) {
            throw fault(node, node.asString() + " is not a day of the calendar");
        }
    }

    private static <E extends Enum<E>> E code(Class<E> codes, JsonNode at, String name) {
        for (E code : codes.getEnumConstants()) {
            if (code.name().equals(name)) {
                return code;
            }
        }
        throw fault(at, name + " is not one of our codes");
    }

    private void checkForm() {
        SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        schemas.getSchema(resource("codings.schema.json"), InputFormat.JSON).validate(root).stream()
                .map(error -> fault(culprit(error), error.getInstanceLocation() + " " + error.getMessage()))
                .min(Comparator.comparingInt(CodingFault::line))
                .ifPresent(fault -> {
                    throw fault;
                });
    }

    private static @Nullable JsonNode culprit(Error error) {
        JsonNode node = error.getInstanceNode();
        String property = error.getProperty();
        return node != null && property != null && node.has(property) ? node.get(property) : node;
    }

    private JsonNode parsed() {
        try {
            return JsonNodes.readTree(yaml, text, LocationJsonNodeFactoryFactory.getInstance());
        } catch (JacksonException failure) {
            int line = failure.getLocation() == null ? 1 : failure.getLocation().getLineNr();
            throw new CodingFault(line, failure.getOriginalMessage());
        }
    }

    private static CodingFault fault(@Nullable JsonNode at, String reason) {
        var location = at == null ? null : JsonNodes.tokenStreamLocationOf(at);
        return new CodingFault(location == null ? 1 : location.getLineNr(), reason);
    }
}
