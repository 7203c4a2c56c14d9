package dev.slipstream.jobs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An encoder that sends a transport stream over HTTP at its own pace, and whose network can be cut and restored. */
final class LiveSender implements AutoCloseable {
    private static final int PARTS_PER_SECOND = 25;
    private static final String HEADER = "HTTP/1.1 200 OK\r\nContent-Type: video/mp2t\r\nConnection: close\r\n\r\n";

    private final byte[] stream;
    private final int partBytes;
    private final int port;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private ServerSocket server;

    /** @param seconds that the file plays */
    LiveSender(Path file, int seconds) throws IOException {
        stream = Files.readAllBytes(file);
        partBytes = stream.length / (seconds * PARTS_PER_SECOND) + 1;
        server = listen(0);
        port = server.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port + "/live.ts";
    }

    private ServerSocket listen(int wanted) throws IOException {
        ServerSocket listening = new ServerSocket(wanted, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(listening), "live-sender");
        thread.setDaemon(true);
        thread.start();
        return listening;
    }

    private void serve(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                connections.add(connection);
                Thread thread = new Thread(() -> send(connection), "live-sender-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // cut
            }
        }
    }

    private void send(Socket connection) {
        try (connection) {
            OutputStream out = connection.getOutputStream();
            out.write(HEADER.getBytes(StandardCharsets.US_ASCII));
            for (int at = 0; at < stream.length; at += partBytes) {
                out.write(stream, at, Math.min(partBytes, stream.length - at));
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / PARTS_PER_SECOND);
            }
        } catch (IOException e) {
            connections.remove(connection); // cut, or the reader went away
        }
    }

    /** Nothing answers on the port any more, and what was connected breaks off. */
    void cut() {
        try {
            server.close();
            for (Socket connection : connections) {
                connection.setSoLinger(true, 0);
                connection.close();
            }
            connections.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same sender is there again, and begins anew. */
    void restore() throws IOException {
        server = listen(port);
    }

    @Override
    public void close() {
        cut();
    }
}
