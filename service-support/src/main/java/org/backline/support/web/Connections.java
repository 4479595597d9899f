package org.backline.support.web;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Connections to other processes. One that was idle for some time is not used again: servers and what stands before them
 * close such connections after a while, Tomcat after a minute, and a request that crosses with the close fails although
 * nothing is wrong.
 */
public final class Connections {

    private static final Duration LONGEST_IDLE = Duration.ofSeconds(15);
    private static final int CONNECT_MILLIS = 1_000;
    private static final int MOST = 500;

    private Connections() {}

    /**
     * Connections that wait at most a second for the other end.
     *
     * @param name of their pool, one for each use
     * @param answer how long an answer may take
     */
    public static ReactorClientHttpConnector to(String name, Duration answer) {
        return new ReactorClientHttpConnector(client(name, LONGEST_IDLE).responseTimeout(answer));
    }

    static HttpClient client(String name, Duration longestIdle) {
        return HttpClient.create(ConnectionProvider.builder(name)
                        .maxConnections(MOST)
                        .maxIdleTime(longestIdle)
                        .build())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
    }
}
