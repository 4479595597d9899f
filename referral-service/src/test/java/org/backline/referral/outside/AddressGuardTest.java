package org.backline.referral.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where this service lets itself be sent, and where not. */
class AddressGuardTest {

    private final AddressGuard prod = new AddressGuard(true);
    private final AddressGuard tryingOut = new AddressGuard(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "2002:0a00:0001::1",
                "64:ff9b::a00:1",
                "::ffff:10.0.0.1",
            })
    void connectsToNoPrivateAddressInProduction(String address) throws UnknownHostException {
        assertThat(prod.allows(InetAddress.getByName(address))).isFalse();
        assertThat(tryingOut.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "100.63.0.1", "172.32.0.1", "192.1.2.3", "198.20.0.1", "2606:4700::1111"})
    void connectsToPublicAddresses(String address) throws UnknownHostException {
        assertThat(prod.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ehr.example/in",
                "https://10.0.0.1/in",
                "https://172.16.0.1/in",
                "https://192.168.1.1/in",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/in",
                "https://0.0.0.0/in",
                "https://[fd00::1]/in",
                "https://[fe80::1]/in",
                "https://[64:ff9b::7f00:1]/in",
                "file:///etc/passwd",
                "https://127.1/in",
                "https://0x7f.1/in",
                "https://2130706433/in",
                "https://[::1]/in",
                "https://[::ffff:10.0.0.1]/in",
                "ftp://ehr.example/in",
                "https://user@ehr.example/in",
                "https://ehr.example/in#part",
                "/in",
                "https:///in",
                "mailto:a@b.example",
            })
    void takesNoSuchUrlInProduction(String url) {
        assertThat(prod.faultOf(URI.create(url))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ehr.example/in", "HTTPS://ehr.example:8443/in?of=north", "https://1.1.1.1/"})
    void takesPublicHttps(String url) {
        assertThat(prod.faultOf(URI.create(url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9999/in", "http://localhost/in"})
    void takesLoopbackWhereItIsTriedOut(String url) {
        assertThat(tryingOut.faultOf(URI.create(url))).isEmpty();
        assertThat(prod.faultOf(URI.create(url))).isPresent();
    }
}
