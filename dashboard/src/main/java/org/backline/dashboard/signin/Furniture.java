package org.backline.dashboard.signin;

import org.springframework.web.server.ServerWebExchange;

/** Scripts, styles and pictures: the same for everybody, so nobody needs to be known. */
final class Furniture {

    private Furniture() {}

    static boolean isAskedFor(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        return path.startsWith("/webjars/")
                || path.startsWith("/_static/")
                || path.startsWith("/app/")
                || path.startsWith("/actuator/");
    }
}
