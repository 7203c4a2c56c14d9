package dev.slipstream.simulator.feed;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One client of {@link HttpFeeds}: first its request is read, then a page or a feed is written, never waiting. */
final class Viewer {
    private static final int MAX_REQUEST = 8192;

    private final SocketChannel socket;
    private final long since;
    private final ByteBuffer request = ByteBuffer.allocate(MAX_REQUEST);
    private ByteBuffer head = ByteBuffer.allocate(0);
    private HttpFeeds.@Nullable Playing feed;
    private boolean answered;
    private long packet;
    private int bytesOfPacket;

    Viewer(SocketChannel socket, long since) {
        this.socket = socket;
        this.since = since;
    }

    SocketChannel socket() {
        return socket;
    }

    /** When it connected, nanoseconds of the server's clock. */
    long since() {
        return since;
    }

    boolean isAnswered() {
        return answered;
    }

    boolean isWatching() {
        return feed != null;
    }

    /** Reads on; the head of the request once it is whole, else null. A head that is too long is an error. */
    @Nullable
    String readRequest() throws IOException {
        if (socket.read(request) < 0) {
            throw new IOException("closed");
        }
        String text = new String(request.array(), 0, request.position(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 && !request.hasRemaining()) {
            throw new IOException("a request of more than " + MAX_REQUEST + " bytes");
        }
        return end < 0 ? null : text.substring(0, end);
    }

    /** Throws away what a client says after its request; fails when it has gone. */
    void listen() throws IOException {
        request.clear();
        if (socket.read(request) < 0) {
            throw new IOException("closed");
        }
    }

    /** Answers with a page; the connection ends when all of it is written. */
    void answer(byte[] response) {
        answered = true;
        head = ByteBuffer.wrap(response);
    }

    /** Answers with a feed from where it is now. */
    void watch(byte[] response, HttpFeeds.Playing playing, long now) {
        answer(response);
        feed = playing;
        packet = playing.due(now);
    }

    /**
     * Writes what is due and what the client takes.
     *
     * @param scratch for the packets, whatever is in it
     * @return whether more will come
     */
    boolean write(long now, ByteBuffer scratch) throws IOException {
        if (head.hasRemaining()) {
            socket.write(head);
            if (head.hasRemaining()) {
                return true;
            }
        }
        HttpFeeds.Playing playing = feed;
        if (playing == null) {
            return !answered;
        }
        long due = playing.due(now);
        if (bytesOfPacket == 0 && due - packet > playing.mostBehind()) {
            // A live feed waits for nobody: who is too slow misses a part.
            packet = due;
        }
        while (packet < due) {
            scratch.clear();
            playing.read(packet, due - packet, scratch);
            scratch.flip().position(bytesOfPacket);
            int written = socket.write(scratch);
            packet += (bytesOfPacket + written) / Packet.SIZE;
            bytesOfPacket = (bytesOfPacket + written) % Packet.SIZE;
            if (scratch.hasRemaining()) {
                return true;
            }
        }
        return true;
    }
}
