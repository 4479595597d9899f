package org.backline.local.demo;

import java.net.http.HttpRequest;

/** How a request says who sends it; the only place that knows. */
final class Credentials {

    private final Tokens tokens;

    Credentials(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The same request with the person's access token. */
    HttpRequest.Builder add(HttpRequest.Builder request, Person person) throws InterruptedException {
        return request.header("Authorization", "Bearer " + tokens.of(person.username()));
    }
}
