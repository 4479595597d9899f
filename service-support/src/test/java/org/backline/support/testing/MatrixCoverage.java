package org.backline.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.backline.support.access.AccessMatrix;
import org.backline.support.access.Operation;
import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Holds what a process answers against what the access matrix names: neither may have more than the other. */
public final class MatrixCoverage {

    private static final int UNTIL_IT_IS_SET = 100;

    private MatrixCoverage() {}

    /** Fails on an endpoint without a row, on a row of this process without an endpoint, and on more addresses than are measured. */
    public static void check(ApplicationContext context, String process) {
        Set<String> answered = new TreeSet<>();
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> mapping.getPatternsCondition()
                        .getPatterns()
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> answered.add(method + " " + pattern.getPatternString()))));
        answered.removeIf(request -> request.startsWith("GET /v3/api-docs"));
        Set<String> named = AccessMatrix.load().of(process).stream()
                .filter(operation -> !operation.path().getPatternString().matches("/(actuator|v3)/.*"))
                .filter(operation -> !operation.path().getPatternString().endsWith("/**"))
                .map(MatrixCoverage::request)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(answered)
                .as("endpoints of " + process + " and rows of the access matrix")
                .isEqualTo(named);
        assertThat(AccessMatrix.load().of(process).stream()
                        .map(operation -> operation.path().getPatternString())
                        .distinct())
                .as("addresses of " + process + ", each of which is measured")
                .hasSizeLessThan(context.getEnvironment()
                        .getProperty("management.metrics.web.server.max-uri-tags", Integer.class, UNTIL_IT_IS_SET));
    }

    private static String request(Operation operation) {
        return operation.method() + " " + operation.path().getPatternString();
    }
}
