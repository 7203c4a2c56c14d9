package dev.slipstream.simulator.feed;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Serves feeds over HTTP on the loopback address as senders do: each is where it is now, whoever looks. One thread serves
 * hundreds of clients ten times a second each, since a system call per picture and client would cost more than the rest.
 */
final class HttpFeeds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFeeds.class);
    private static final long TICK_MILLIS = 100;
    private static final long REQUEST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int SCRATCH = 700 * Packet.SIZE;
    private static final int SEND_BUFFER = 1 << 19;
    private static final int MAX_CLIENTS = 4096;
    private static final int BACKLOG = 1024;
    private static final double MOST_SECONDS_BEHIND = 5;
    private static final long JOIN_MILLIS = 5_000;

    /**
     * A feed on the air.
     *
     * @param startNanos when the server began
     * @param startTicks the same in ticks of 90 kHz since 1970: time stamps count from there, as those of encoders do that are
     *     locked to one clock, so that who watches several feeds knows which pictures were taken at the same time
     * @param offsetTicks how far into the loop it was then
     */
    record Playing(LoopedStream stream, long startNanos, long startTicks, long offsetTicks) {
        long due(long now) {
            double seconds = (now - startNanos) * 1e-9;
            return stream.due((long) (seconds * Packet.TICKS_PER_SECOND) + offsetTicks);
        }

        void read(long packet, long wanted, ByteBuffer into) {
            stream.read(packet, wanted, startTicks - offsetTicks, into);
        }

        long mostBehind() {
            return (long) (MOST_SECONDS_BEHIND * stream.bytesPerSecond() / Packet.SIZE);
        }
    }

    private final Map<String, Playing> feeds;
    private final Map<String, byte[]> pages;
    private final LongSupplier nanos;
    private final Selector selector;
    private final ServerSocketChannel server;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH);
    private final AtomicInteger watching = new AtomicInteger();
    private final Thread thread = new Thread(this::serve, "live-feeds");
    private volatile boolean closed;

    /**
     * Binds the port; nothing is served before {@link #start}.
     *
     * @param pages whole responses by path
     * @param port 0 = any free one
     */
    HttpFeeds(Map<String, Playing> feeds, Map<String, byte[]> pages, int port, LongSupplier nanos) throws IOException {
        this.feeds = feeds;
        this.pages = pages;
        this.nanos = nanos;
        selector = Selector.open();
        server = ServerSocketChannel.open();
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException e) {
            server.close();
            selector.close();
            throw new IOException("port " + port + " cannot be served from: " + e.getMessage() + "; choose another", e);
        }
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    /** Clients that watch a feed. */
    int watching() {
        return watching.get();
    }

    private void serve() {
        long next = nanos.getAsLong();
        while (!closed) {
            try {
                long wait = TimeUnit.NANOSECONDS.toMillis(next - nanos.getAsLong());
                if (wait > 0) {
                    selector.select(this::ready, wait);
                } else {
                    selector.selectNow(this::ready);
                    tick();
                    next = Math.max(next + TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS), nanos.getAsLong());
                }
            } catch (IOException e) {
                LOG.error("Live feeds cannot be served any more", e);
                return;
            }
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else if (key.attachment() instanceof Viewer viewer) {
                if (viewer.isAnswered()) {
                    viewer.listen();
                } else {
                    String request = viewer.readRequest();
                    if (request != null) {
                        answer(viewer, request);
                    }
                }
            }
        } catch (IOException e) {
            drop(key);
        }
    }

    private void accept() throws IOException {
        SocketChannel socket = server.accept();
        if (socket == null) {
            return;
        }
        if (selector.keys().size() > MAX_CLIENTS) {
            LOG.warn("A client was refused: {} are served already", MAX_CLIENTS);
            socket.close();
            return;
        }
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        socket.register(selector, SelectionKey.OP_READ, new Viewer(socket, nanos.getAsLong()));
    }

    private void answer(Viewer viewer, String request) {
        String[] words = request.lines().findFirst().orElse("").split(" ", -1);
        boolean get = words.length == 3 && words[0].equals("GET");
        if (words.length != 3 || !(get || words[0].equals("HEAD"))) {
            viewer.answer(response("405 Method Not Allowed", "text/plain", "only GET is served\n"));
            return;
        }
        String path = words[1].replaceFirst("\\?.*", "");
        byte[] page = pages.get(path);
        Playing playing = path.endsWith(".ts") ? feeds.get(path.substring(1, path.length() - 3)) : null;
        if (page != null) {
            viewer.answer(page);
        } else if (playing == null) {
            viewer.answer(response("404 Not Found", "text/plain", "no such feed; / lists them\n"));
        } else {
            byte[] head = response("200 OK", "video/mp2t", "");
            if (get) {
                viewer.watch(head, playing, nanos.getAsLong());
                watching.incrementAndGet();
            } else {
                viewer.answer(head);
            }
        }
    }

    /** A whole response; its end is the end of the connection. */
    static byte[] response(String status, String type, String body) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: " + type
                        + "\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void tick() {
        long now = nanos.getAsLong();
        for (SelectionKey key : selector.keys()) {
            if (key.isValid() && key.attachment() instanceof Viewer viewer) {
                try {
                    if (!viewer.write(now, scratch) || (!viewer.isAnswered() && now - viewer.since() > REQUEST_NANOS)) {
                        drop(key);
                    }
                } catch (IOException e) {
                    drop(key);
                }
            }
        }
    }

    private void drop(SelectionKey key) {
        @Nullable Object attachment = key.attachment();
        key.cancel();
        if (attachment instanceof Viewer viewer) {
            if (viewer.isWatching()) {
                watching.decrementAndGet();
            }
            close(viewer.socket());
        }
    }

    private static void close(SocketChannel socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A client's connection did not close", e);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof Viewer viewer) {
                close(viewer.socket());
            }
        }
        server.close();
        selector.close();
    }
}
