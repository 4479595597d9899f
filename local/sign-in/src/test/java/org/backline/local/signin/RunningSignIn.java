package org.backline.local.signin;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The real server on a port that was free. */
final class RunningSignIn implements AutoCloseable {

    static final String DASHBOARD_SECRET = "secret-of-the-dashboard";
    static final String CLI_SECRET = "secret-of-the-command-line";
    static final String EHR_PEER_SECRET = "secret-of-the-ehr-peer";

    private final ConfigurableApplicationContext context;
    private final URI address;

    private RunningSignIn(ConfigurableApplicationContext context, URI address) {
        this.context = context;
        this.address = address;
    }

    static RunningSignIn start(Path data, String... more) throws IOException {
        return start(data, freePort(), more);
    }

    static RunningSignIn start(Path data, int port, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--backline.sign-in.data=" + data,
                "--backline.sign-in.secrets.dashboard=" + DASHBOARD_SECRET,
                "--backline.sign-in.secrets.cli=" + CLI_SECRET,
                "--backline.sign-in.secrets.ehr-peer=" + EHR_PEER_SECRET));
        arguments.addAll(List.of(more));
        return new RunningSignIn(
                new SpringApplicationBuilder(SignInServer.class).run(arguments.toArray(String[]::new)),
                URI.create("http://127.0.0.1:" + port));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI address() {
        return address;
    }

    Browser browser() {
        return new Browser(address);
    }

    /** The claims of a token that this server signed. */
    JWTClaimsSet verified(String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        JWKSet keys = JWKSet.parse(browser().get("/oauth2/jwks").body());
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
        if (!jwt.verify(new RSASSAVerifier(key))) {
            throw new AssertionError("Not signed by this server");
        }
        return jwt.getJWTClaimsSet();
    }

    @Override
    public void close() {
        context.close();
    }
}
