package org.backline.dashboard.web;

import org.backline.dashboard.As;
import org.backline.dashboard.CaseSamples;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** Forms as a browser sends them, and what the services were asked then. */
abstract class FormsWorld extends Browsing {

    WebTestClient.ResponseSpec send(String path, String acting, MultiValueMap<String, String> form) {
        return browser.post()
                .uri(path)
                .headers(headers -> headers.set("Authorization", As.subject(acting)))
                .body(BodyInserters.fromFormData(form))
                .exchange();
    }

    static CaseSamples aCase() {
        return CaseSamples.aRower(CaseSamples.nextNumber());
    }

    String shown(String path, String acting) {
        return String.valueOf(browser.get()
                .uri(path)
                .headers(headers -> headers.set("Authorization", As.subject(acting)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
