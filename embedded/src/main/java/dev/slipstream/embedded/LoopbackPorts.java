package dev.slipstream.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that have to be told theirs before they start. Between the look and the server's own bind somebody
 * else can take the port, so callers start again with another one when the bind fails.
 *
 * <p>Ports come from below the range that Linux gives to outgoing connections (32768 and up): a client that retries
 * against a stopped server in that range can be given the very port it calls, connect to itself and so keep the server
 * from coming back.
 */
final class LoopbackPorts {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 200;

    private LoopbackPorts() {}

    /** A port of 127.0.0.1 that nobody listens on at this moment. */
    static int free() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no free port between " + LOWEST + " and " + HIGHEST + " on 127.0.0.1");
    }

    /** Whether nobody listens on this port of 127.0.0.1 at this moment. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
