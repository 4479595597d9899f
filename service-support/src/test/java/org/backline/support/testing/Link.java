package org.backline.support.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The network between a service under test and an engine, and as bad as a test wants it: slow, silent, broken off. What is
 * silent stays connected and hears nothing, as after the other machine has vanished; it never comes to life again, while
 * a link that is mended carries new connections.
 */
public final class Link implements AutoCloseable {

    /** What becomes of the transaction whose commit is under way when its connection breaks off. */
    public enum Cut {
        /** The engine never hears of it. */
        BEFORE_COMMIT,
        /** The engine has done it, and its word is lost. */
        AFTER_COMMIT
    }

    private static final int MOST_AT_ONCE = 16_384;

    private final int engine;
    private final ServerSocket door;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Ambush> ambush = new AtomicReference<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean silent;
    private volatile int answersEndAfter = Integer.MAX_VALUE;

    /** What is waited for; each is one of its own, also with the same text. */
    private static final class Ambush {

        private final String text;
        private final Cut cut;

        Ambush(String text, Cut cut) {
            this.text = text;
            this.cut = cut;
        }
    }

    /** A link to an engine on this machine, through any port that is free. */
    public static Link to(int engine) {
        return new Link(0, engine);
    }

    /** A link to an engine on this machine, through a port that the engine has told its clients. */
    public Link(int port, int engine) {
        this.engine = engine;
        try {
            door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.ofPlatform().daemon().name("link").start(this::welcome);
    }

    /** Where clients connect to. */
    public int port() {
        return door.getLocalPort();
    }

    /** Everything takes this long, each way. */
    public void delay(Duration eachWay) {
        delay = eachWay;
    }

    /** From now on nothing arrives, in no direction, on no connection, and no connection ends. */
    public void silence() {
        silent = true;
        wires.forEach(wire -> wire.dead = true);
    }

    /** From now on a connection is reset in the middle of an answer, after so many bytes of it. */
    public void endAnswersAfter(int bytes) {
        answersEndAfter = bytes;
    }

    /** Breaks off the next transaction that names this text, at its commit. */
    public void cutAtCommitOf(String text, Cut cut) {
        ambush.set(new Ambush(text, cut));
    }

    /** How many connections have been broken off in the middle of something. */
    public int cuts() {
        return cuts.get();
    }

    /** New connections work as they should. Those that were silent end where {@code reset}, and stay silent otherwise. */
    public void mend(boolean reset) {
        delay = Duration.ZERO;
        answersEndAfter = Integer.MAX_VALUE;
        ambush.set(null);
        silent = false;
        if (reset) {
            wires.stream().filter(wire -> wire.dead).forEach(Wire::reset);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException alreadyClosed) {
            throw new UncheckedIOException(alreadyClosed);
        }
        wires.forEach(Wire::reset);
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                var wire = new Wire(door.accept(), new Socket(InetAddress.getLoopbackAddress(), engine));
                wires.add(wire);
                wire.dead = silent;
                Thread.ofVirtual().start(() -> wire.carry(wire.client, wire.server, true));
                Thread.ofVirtual().start(() -> wire.carry(wire.server, wire.client, false));
            } catch (IOException closedOrEngineAway) {
                Thread.onSpinWait();
            }
        }
    }

    /**
     * A word that PostgreSQL's driver says simply (behind the four bytes of a length), or says once, gives a name, and says
     * by its name from then on.
     */
    private static final class Word {

        private final Pattern simple;
        private final Pattern prepared;
        private volatile String name = "";

        Word(String word) {
            simple = Pattern.compile("Q\\x00\\x00\\x00." + word + "\\x00", Pattern.DOTALL);
            prepared = Pattern.compile("(\\w*)\\x00" + word + "\\x00");
        }

        boolean isIn(String text) {
            Matcher said = prepared.matcher(text);
            if (said.find()) {
                name = said.group(1);
                return true;
            }
            if (simple.matcher(text).find()) {
                return true;
            }
            return !name.isEmpty() && text.contains("\0" + name + "\0");
        }
    }

    private final class Wire {

        private final Socket client;
        private final Socket server;
        private volatile boolean dead;
        /** What the transaction named that runs. */
        private volatile @Nullable Ambush named;

        private final Word begin = new Word("BEGIN");
        private final Word commit = new Word("COMMIT");
        private volatile boolean endsWithTheAnswer;

        Wire(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void carry(Socket from, Socket to, boolean asks) {
            byte[] bytes = new byte[MOST_AT_ONCE];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                    LockSupport.parkNanos(delay.toNanos());
                    if (dead) {
                        continue;
                    }
                    if (asks ? breaksOff(bytes, length) : ends(bytes, length, out)) {
                        break;
                    }
                    out.write(bytes, 0, length);
                }
            } catch (IOException over) {
                named = null;
            }
            if (!dead) {
                reset();
            }
        }

        /** Whether what the client sends is the commit that is waited for, and must not arrive. */
        private boolean breaksOff(byte[] bytes, int length) {
            String text = new String(bytes, 0, length, ISO_8859_1);
            boolean begins = begin.isIn(text);
            boolean commits = commit.isIn(text);
            Ambush waiting = ambush.get();
            if (waiting == null) {
                return false;
            }
            // What was named outside of a transaction, or before this one, is nothing that it did.
            boolean names = (named == waiting && !begins) || text.contains(waiting.text);
            named = names && !commits ? waiting : null;
            if (!names || !commits || !ambush.compareAndSet(waiting, null)) {
                return false;
            }
            cuts.incrementAndGet();
            endsWithTheAnswer = waiting.cut == Cut.AFTER_COMMIT;
            return waiting.cut == Cut.BEFORE_COMMIT;
        }

        private boolean ends(byte[] bytes, int length, OutputStream out) throws IOException {
            if (endsWithTheAnswer) {
                return true;
            }
            int end = answersEndAfter;
            if (length <= end) {
                return false;
            }
            out.write(bytes, 0, end);
            cuts.incrementAndGet();
            return true;
        }

        /** Both ends are told that the connection is no more. */
        void reset() {
            wires.remove(this);
            for (Socket end : new Socket[] {client, server}) {
                try {
                    end.setSoLinger(true, 0);
                    end.close();
                } catch (IOException alreadyGone) {
                    dead = true;
                }
            }
        }
    }
}
