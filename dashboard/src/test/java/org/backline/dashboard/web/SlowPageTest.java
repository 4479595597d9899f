package org.backline.dashboard.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.backline.dashboard.As;
import org.backline.dashboard.TestDashboard;
import org.backline.dashboard.view.ViewChangeFeed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Of many open pages some stop reading: on a phone in a tunnel, or on purpose. */
@TestDashboard
class SlowPageTest {

    private static final int PAGES = 50;

    /** Fewer than are held for a page: one that reads loses none. */
    private static final int TOGETHER = 400;

    /** Altogether more than the buffers between two ends of a connection hold. */
    private static final int TIMES = 20;

    private static final Pattern CASE = Pattern.compile("event:case-");

    @Autowired
    private ViewChangeFeed feed;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    /** The system's buffers grow to megabytes by themselves, for which much would have to be told. */
    @TestConfiguration(proxyBeanMethods = false)
    static class SmallBuffers {

        @Bean
        WebServerFactoryCustomizer<NettyReactiveWebServerFactory> smallBuffers() {
            return factory ->
                    factory.addServerCustomizers(server -> server.childOption(ChannelOption.SO_SNDBUF, 8_192));
        }
    }

    /** What a page has heard of: how many cases, which last, and whether it was told to read everything again. */
    private static final class Page {

        private int cases;
        private String last = "";
        private boolean missed;
        private boolean open;

        private synchronized void hear(ServerSentEvent<String> event) {
            open = true;
            String name = event.event();
            if (name != null) { // else a heartbeat
                missed |= name.equals("resync");
                cases += name.startsWith("case-") ? 1 : 0;
                last = name;
            }
        }

        private synchronized boolean isOpen() {
            return open;
        }

        private synchronized boolean hasHeard(String name) {
            return last.equals(name);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void pagesThatDoNotReadHoldUpNobodyAndAreToldThatTheyMissedSome(int howMany) throws IOException {
        Awaitility.await().until(feed::isListening);
        var connections = ConnectionProvider.create("pages", PAGES);
        WebClient client = WebClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create(connections)))
                .build();
        List<Socket> slow = new ArrayList<>();
        try {
            for (int number = 0; number < howMany; number++) {
                slow.add(open());
            }
            List<Page> pages = Stream.generate(Page::new).limit(PAGES).toList();
            List<Disposable> open =
                    pages.stream().map(page -> listen(client, page)).toList();
            Awaitility.await().until(() -> pages.stream().allMatch(Page::isOpen));
            for (int time = 0; time < TIMES; time++) {
                allHear(pages, announce(TOGETHER));
            }
            assertThat(pages).allSatisfy(page -> {
                assertThat(page.cases).isEqualTo(TIMES * TOGETHER);
                assertThat(page.missed).isFalse();
            });

            for (Socket one : slow) {
                String read = readUntil(one.getInputStream(), "event:resync");
                assertThat(CASE.matcher(read).results().count())
                        .as("was kept for it")
                        .isLessThan(TIMES * TOGETHER / 2);
            }
            String newest = announce(1);
            for (Socket one : slow) {
                readUntil(one.getInputStream(), "event:" + newest);
            }
            open.forEach(Disposable::dispose);
        } finally {
            connections.dispose();
            for (Socket one : slow) {
                one.close();
            }
        }
    }

    /** Announces changes of so many cases at once; the name under which the last of them is heard. */
    private String announce(int cases) {
        List<String> told =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(cases).toList();
        jdbc.sql("select count(pg_notify('view_changed', 'north/' || id)) from unnest(?) as id")
                .param(told.toArray(String[]::new))
                .query(Integer.class)
                .single();
        return "case-" + told.getLast();
    }

    private static void allHear(List<Page> pages, String name) {
        Awaitility.await().until(() -> pages.stream().allMatch(page -> page.hasHeard(name)));
    }

    private Disposable listen(WebClient client, Page page) {
        return client.get()
                .uri("/events")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .header("Authorization", As.trainer())
                .retrieve()
                .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .subscribe(page::hear);
    }

    /** Opens a page on a connection that holds next to nothing, and reads only that it is open. */
    private Socket open() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1_024);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = """
                GET /events HTTP/1.1\r
                Host: 127.0.0.1\r
                Accept: text/event-stream\r
                Authorization: %s\r
                \r
                """.formatted(As.trainer());
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        readUntil(socket.getInputStream(), ":heartbeat");
        return socket;
    }

    /** What comes over the line up to a word. */
    private static String readUntil(InputStream line, String word) throws IOException {
        var read = new StringBuilder();
        byte[] part = new byte[8_192];
        int known = 0;
        while (read.indexOf(word, Math.max(0, known - word.length())) < 0) {
            known = read.length();
            int count = line.read(part);
            assertThat(count).as("bytes after " + known).isPositive();
            read.append(new String(part, 0, count, US_ASCII));
        }
        return read.toString();
    }
}
