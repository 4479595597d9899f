package org.backline.referral.outside;

import io.netty.resolver.DefaultNameResolver;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Resolves names as usual and gives away only addresses that are allowed, so that no other can be connected to. */
final class GuardedNames extends InetNameResolver {

    private final DefaultNameResolver names;
    private final AddressGuard guard;

    GuardedNames(EventExecutor executor, AddressGuard guard) {
        super(executor);
        this.names = new DefaultNameResolver(executor);
        this.guard = guard;
    }

    @Override
    protected void doResolve(String name, Promise<InetAddress> promise) {
        names.resolveAll(name).addListener(done -> {
            List<InetAddress> allowed = done.isSuccess() ? allowed(cast(done.getNow())) : List.of();
            if (allowed.isEmpty()) {
                promise.tryFailure(new UnknownHostException("No address that is allowed"));
            } else {
                promise.trySuccess(allowed.getFirst());
            }
        });
    }

    @Override
    protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
        names.resolveAll(name).addListener(done -> {
            List<InetAddress> allowed = done.isSuccess() ? allowed(cast(done.getNow())) : List.of();
            if (allowed.isEmpty()) {
                promise.tryFailure(new UnknownHostException("No address that is allowed"));
            } else {
                promise.trySuccess(allowed);
            }
        });
    }

    private List<InetAddress> allowed(List<InetAddress> all) {
        return all.stream().filter(guard::allows).toList();
    }

    @SuppressWarnings("unchecked") // the listener's future is that of resolveAll
    private static List<InetAddress> cast(Object found) {
        return (List<InetAddress>) found;
    }
}
