package dev.slipstream.modelserving.pull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Reads what an operator's catalogue names by URL: over TLS or from a file, bounded in size and time. */
final class Downloads {
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final int STEP = 1 << 16;

    private final Duration limit;
    private final int maxBytes;

    /** {@code limit} bounds one download from its first byte asked to its last byte read. */
    Downloads(Duration limit, int maxBytes) {
        this.limit = limit;
        this.maxBytes = maxBytes;
    }

    byte[] read(URI uri, PullProgress progress) throws PullException, InterruptedException {
        try {
            if ("file".equals(uri.getScheme())) {
                Path file = Path.of(uri);
                try (InputStream in = Files.newInputStream(file)) {
                    return read(in, Files.size(file), progress);
                }
            }
            if (!"https".equals(uri.getScheme())) {
                throw new IOException("only https and file are read");
            }
            return overTls(uri, progress);
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new PullException("Cannot read " + uri + ": " + why, e);
        }
    }

    private byte[] overTls(URI uri, PullProgress progress) throws IOException, PullException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                // NORMAL never goes from https to http.
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(limit).build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("the server answers " + response.statusCode());
            }
            long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
            return read(body, length, progress);
        }
    }

    private byte[] read(InputStream in, long length, PullProgress progress) throws IOException {
        if (length > maxBytes) {
            throw new IOException("it has " + length + " bytes, more than " + maxBytes);
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limit.toMillis());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] part = in.readNBytes(STEP);
        while (part.length > 0) {
            bytes.writeBytes(part);
            progress.bytes(bytes.size(), length);
            if (bytes.size() > maxBytes) {
                throw new IOException("it has more than " + maxBytes + " bytes");
            }
            if (System.nanoTime() > end) {
                throw new IOException("it takes longer than " + limit.toSeconds() + " s");
            }
            part = in.readNBytes(STEP);
        }
        return bytes.toByteArray();
    }
}
