package org.backline.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import org.backline.dashboard.As;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.StubServices;
import org.backline.dashboard.StubServices.Asked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Somebody who uses the pages, signed in as a trainer unless a test says otherwise, with services that are stubs. */
public abstract class Browsing {

    protected static final StubServices STUBS = StubServices.SHARED;

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    protected int port;

    protected WebTestClient browser;

    @BeforeEach
    void openTheBrowser() {
        STUBS.reset();
        browser = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .defaultHeader("Authorization", As.trainer())
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build();
    }

    /** The views know this story. */
    protected CaseSamples known(CaseSamples story) {
        new Delivery(context).handle(story.told());
        return story;
    }

    /** A form as a browser sends it. */
    protected static MultiValueMap<String, String> form(String... namesAndValues) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            form.add(namesAndValues[index], namesAndValues[index + 1]);
        }
        return form;
    }

    /** What a service was asked, this once. */
    protected static Asked only(String methodAndPath) {
        assertThat(STUBS.asked(methodAndPath)).hasSize(1);
        return STUBS.asked(methodAndPath).getFirst();
    }

    /** That a page contains all of this. */
    protected static Consumer<String> contains(String... parts) {
        return html -> assertThat(html).contains(parts);
    }
}
