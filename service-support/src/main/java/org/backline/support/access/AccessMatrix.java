package org.backline.support.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backline.codes.Role;
import org.backline.support.access.Operation.Audience;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Role by operation by category of data: the file {@code access/matrix.yaml}, and nothing else decides. */
public final class AccessMatrix {

    private static final String FILE = "/access/matrix.yaml";
    private static final String EVERY_PROCESS = "*";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final List<Operation> operations;

    /** The rows of each process, the most exact path first: they are gone through with every request. */
    private final Map<String, List<Operation>> byPath;

    AccessMatrix(List<Operation> operations) {
        this.operations = List.copyOf(operations);
        this.byPath = operations.stream()
                .map(Operation::process)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(
                        process -> process,
                        process -> of(process).stream()
                                .sorted(Comparator.comparing(Operation::path))
                                .toList()));
    }

    /**
     * The matrix of this release.
     *
     * @throws IllegalStateException when a row makes no sense; it is named
     */
    public static AccessMatrix load() {
        try (InputStream file = Objects.requireNonNull(AccessMatrix.class.getResourceAsStream(FILE), FILE)) {
            return read(YAML.readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AccessMatrix read(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode row : document.required("operations")) {
            Operation operation = operation(row);
            String request = operation.process() + " " + operation.method() + " "
                    + operation.path().getPatternString();
            if (!seen.add(operation.process() + " " + operation.id()) || !seen.add(request)) {
                throw new IllegalStateException("The access matrix names " + operation + " twice");
            }
            operations.add(operation);
        }
        return new AccessMatrix(operations);
    }

    private static Operation operation(JsonNode row) {
        try {
            String[] ask = row.required("ask").asString().split(" ", 2);
            Scope scope = Scope.valueOf(row.required("of").asString());
            var path = PathPatternParser.defaultInstance.parse(ask[1]);
            if (scope.variable() != null && !ask[1].contains("{" + scope.variable() + "}")) {
                throw new IllegalArgumentException("the path does not name its " + scope.variable());
            }
            JsonNode may = row.required("may");
            Map<Role, Reach> roles = new EnumMap<>(Role.class);
            if (may.isObject()) {
                may.properties()
                        .forEach(entry -> roles.put(
                                Role.valueOf(entry.getKey()),
                                Reach.valueOf(entry.getValue().asString())));
            }
            return new Operation(
                    row.required("id").asString(),
                    row.required("in").asString(),
                    HttpMethod.valueOf(ask[0]),
                    path,
                    DataCategory.valueOf(row.required("data").asString()),
                    scope,
                    may.isObject() ? Audience.ROLES : Audience.valueOf(may.asString()),
                    roles);
        } catch (RuntimeException wrong) {
            throw new IllegalStateException("The access matrix has a row that makes no sense: " + row, wrong);
        }
    }

    /** Every row. */
    public List<Operation> operations() {
        return operations;
    }

    /** The rows of one process. */
    public List<Operation> of(String process) {
        return operations.stream()
                .filter(operation -> operation.process().equals(process)
                        || operation.process().equals(EVERY_PROCESS))
                .toList();
    }

    /** The operation that a request to a process asks for; HEAD asks for what GET does. */
    Optional<Operation> find(String process, HttpMethod method, PathContainer path) {
        HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        return rows(process)
                .filter(operation ->
                        operation.method().equals(asked) && operation.path().matches(path))
                .findFirst();
    }

    /** The operations at a path, the most exact pattern first. */
    List<Operation> at(String process, PathContainer path) {
        return rows(process).filter(operation -> operation.path().matches(path)).toList();
    }

    private Stream<Operation> rows(String process) {
        return byPath.getOrDefault(process, byPath.getOrDefault(EVERY_PROCESS, List.of())).stream();
    }
}
