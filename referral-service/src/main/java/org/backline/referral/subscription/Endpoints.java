package org.backline.referral.subscription;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.backline.referral.fhir.Unacceptable;
import org.springframework.stereotype.Component;

/**
 * Where notices may be sent. A subscriber names an address, and this service goes there: without a guard it would be a
 * door into the network it stands in. Names are judged by what they resolve to at the moment of connecting, so that a
 * name cannot point inside after it was checked.
 */
@Component
public class Endpoints {

    private static final String PATH = "Subscription.channel.endpoint";

    private final boolean internal;

    Endpoints(SubscriptionSettings settings) {
        this.internal = settings.internalEndpoints();
    }

    /**
     * Lets an address pass, or refuses it.
     *
     * @throws Unacceptable when no notice may go there
     */
    public void check(URI endpoint) {
        String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
        String host = endpoint.getHost();
        if (host == null || endpoint.getRawUserInfo() != null || endpoint.getRawFragment() != null) {
            throw new Unacceptable(PATH, "must be an address with a host and without a user or a fragment");
        }
        if (!scheme.equals("https") && !(internal && scheme.equals("http"))) {
            throw new Unacceptable(PATH, internal ? "must be http or https" : "must be https");
        }
        if (!internal && isLiteral(host) && isInside(literal(host))) {
            throw new Unacceptable(PATH, "must not be an address of a private network");
        }
        if (!internal
                && (host.equalsIgnoreCase("localhost")
                        || host.toLowerCase(Locale.ROOT).endsWith(".localhost"))) {
            throw new Unacceptable(PATH, "must not be this machine");
        }
    }

    /** Resolves names, and no name to an address inside. */
    AddressResolverGroup<InetSocketAddress> resolver() {
        return new AddressResolverGroup<>() {
            @Override
            protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
                return new InetSocketAddressResolver(executor, new GuardedNames(executor));
            }
        };
    }

    private static boolean isLiteral(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+");
    }

    private static InetAddress literal(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException wrong) {
            throw new Unacceptable(PATH, "must be an address with a host and without a user or a fragment");
        }
    }

    /** Whether an address is anything but a public one. */
    static boolean isInside(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        int first = Byte.toUnsignedInt(bytes[0]);
        int second = Byte.toUnsignedInt(bytes[1]);
        if (address instanceof Inet6Address) {
            boolean uniqueLocal = (first & 0xfe) == 0xfc;
            boolean translated = (first == 0x20 && second == 0x02) || (first == 0x00 && second == 0x64);
            boolean documentation = first == 0x20 && second == 0x01 && bytes[2] == 0x0d;
            return uniqueLocal || translated || documentation || first == 0;
        }
        boolean carrier = first == 100 && (second & 0xc0) == 64;
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        boolean protocol = first == 192 && second == 0;
        return first == 0 || first >= 240 || carrier || benchmark || protocol;
    }

    /** Blocks, as Netty's own does; whoever uses it runs on threads of its own. */
    private final class GuardedNames extends InetNameResolver {

        private GuardedNames(EventExecutor executor) {
            super(executor);
        }

        @Override
        protected void doResolve(String name, Promise<InetAddress> promise) {
            try {
                promise.trySuccess(outside(name).getFirst());
            } catch (UnknownHostException refused) {
                promise.tryFailure(refused);
            }
        }

        @Override
        protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
            try {
                promise.trySuccess(outside(name));
            } catch (UnknownHostException refused) {
                promise.tryFailure(refused);
            }
        }

        private List<InetAddress> outside(String name) throws UnknownHostException {
            List<InetAddress> addresses = List.of(InetAddress.getAllByName(name));
            if (!internal && addresses.stream().anyMatch(Endpoints::isInside)) {
                throw new UnknownHostException("an address inside");
            }
            return addresses;
        }
    }
}
