package org.backline.support.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

class ThrottleTest {

    private static final Operation READ = operation("GET", "/cases/1");
    private static final Operation SEARCH = operation("POST", "/athletes/search");

    private final Throttle throttle = new Throttle(new Throttle.Limits(3, 1, 2));

    private static Operation operation(String method, String path) {
        return AccessMatrix.load()
                .find("intake-service", HttpMethod.valueOf(method), PathContainer.parsePath(path))
                .orElseThrow();
    }

    private long let(Operation operation, String caller, int times) {
        long let = 0;
        for (int time = 0; time < times; time++) {
            let += throttle.lets(operation, caller) ? 1 : 0;
        }
        return let;
    }

    @Test
    void oneCallerHasSoMuchAndAnotherTheSame() {
        assertThat(let(READ, "one", 1_000)).isBetween(6L, 8L);
        assertThat(let(READ, "another", 5)).isEqualTo(5);
    }

    @Test
    void searchesOfNamesHaveASmallerShareOfTheirOwn() {
        assertThat(let(SEARCH, "one", 1_000)).isBetween(2L, 3L);
        assertThat(let(READ, "one", 5)).as("what is left for the rest").isEqualTo(5);
    }
}
