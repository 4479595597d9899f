package org.backline.referral.outside;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps webhooks and the notices of subscriptions from reaching into the own network: in production an endpoint is https at
 * a public address. What a name resolves to is judged at each try, where the connection is made: between registering and
 * sending a name may change.
 */
public final class AddressGuard {

    private static final int LONGEST_URL = 2_000;

    private final boolean publicOnly;

    /** @param publicOnly false where Backline is tried out: then http and private addresses are allowed */
    public AddressGuard(boolean publicOnly) {
        this.publicOnly = publicOnly;
    }

    /** What is wrong with an endpoint's address as it stands; its name is not resolved. */
    public Optional<String> faultOf(URI url) {
        String scheme = url.getScheme() == null ? null : url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost();
        if (scheme == null || host == null || host.isEmpty() || url.toString().length() > LONGEST_URL) {
            return Optional.of("must be a whole URL with a host, up to " + LONGEST_URL + " characters");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("must name neither a user nor a fragment");
        }
        if (!scheme.equals("https") && (publicOnly || !scheme.equals("http"))) {
            return Optional.of(publicOnly ? "must be https" : "must be http or https");
        }
        if (isLiteral(host) && !literalIsAllowed(host)) {
            return Optional.of("must not be an address of a private network");
        }
        return Optional.empty();
    }

    /** Whether a connection to this address may be made. */
    public boolean allows(InetAddress address) {
        return !publicOnly || isPublic(address);
    }

    /** Resolves names, and gives away only addresses to which a connection may be made. */
    public AddressResolverGroup<InetSocketAddress> resolver() {
        return new AddressResolverGroup<>() {
            @Override
            protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
                return new GuardedNames(executor, AddressGuard.this).asAddressResolver();
            }
        };
    }

    private boolean literalIsAllowed(String host) {
        try {
            return allows(InetAddress.getByName(host)); // a literal: nobody is asked
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    /** Digits, dots and an x could be one of the odd ways to write an IPv4 address; a colon is IPv6. */
    private static boolean isLiteral(String host) {
        return host.startsWith("[") || host.indexOf(':') >= 0 || host.matches("(0[xX][0-9a-fA-F.xX]*|[0-9.]+)");
    }

    private static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return switch (address) {
            case Inet4Address four -> isPublic(bytes);
            case Inet6Address six -> isPublicSix(bytes);
            default -> false;
        };
    }

    /** What {@link InetAddress} does not call private: RFC 6890 and what became of it. */
    private static boolean isPublic(byte[] four) {
        int first = Byte.toUnsignedInt(four[0]);
        int second = Byte.toUnsignedInt(four[1]);
        int third = Byte.toUnsignedInt(four[2]);
        boolean carrier = first == 100 && second >= 64 && second < 128;
        boolean protocol = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        boolean documentation =
                (first == 198 && second == 51 && third == 100) || (first == 203 && second == 0 && third == 113);
        return first != 0 && first < 224 && !carrier && !protocol && !benchmark && !documentation;
    }

    /** Global unicast only, and nothing that carries an IPv4 address inside. */
    private static boolean isPublicSix(byte[] six) {
        int first = Byte.toUnsignedInt(six[0]);
        int second = Byte.toUnsignedInt(six[1]);
        boolean global = (first & 0xe0) == 0x20;
        boolean sixToFour = first == 0x20 && second == 0x02;
        boolean teredoOrDocumentation = first == 0x20
                && second == 0x01
                && ((six[2] == 0 && six[3] == 0) || (six[2] == 0x0d && Byte.toUnsignedInt(six[3]) == 0xb8));
        return global && !sixToFour && !teredoOrDocumentation;
    }
}
