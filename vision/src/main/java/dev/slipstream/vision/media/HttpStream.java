package dev.slipstream.vision.media;

import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EIO;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;

/**
 * One HTTP resource, read for FFmpeg. FFmpeg's own client follows redirects without asking, does not check
 * certificates and has no bound on playlists; here each hop goes through the policy, and the name that was checked is
 * the name that is connected to within the JVM's name cache, so a second look-up cannot lead elsewhere.
 */
final class HttpStream implements NativeCallbacks.Source, AutoCloseable {
    private static final int MAX_REDIRECTS = 5;
    private static final long MAX_PLAYLIST_BYTES = 4L << 20;
    private static final long POLL_MILLIS = 20;
    private static final int PARTIAL = 206;
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final ProtocolPolicy policy;
    private final Deadline deadline;
    private final URI uri;
    private final long size;
    private final boolean seekable;
    private @Nullable HttpBody body;
    private long position;
    private boolean playlist;

    private HttpStream(ProtocolPolicy policy, Deadline deadline, HttpResponse<HttpBody> response) {
        this.policy = policy;
        this.deadline = deadline;
        uri = response.uri();
        body = response.body();
        size = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        seekable = size >= 0
                && response.headers().firstValue("Accept-Ranges").orElse("").equals("bytes");
    }

    /** Connects, following at most five redirects that the policy allows. */
    static HttpStream open(String url, ProtocolPolicy policy, Deadline deadline) throws FeedException {
        return new HttpStream(policy, deadline, request(url, 0, policy, deadline));
    }

    /** Where the redirects led. */
    String url() {
        return uri.toString();
    }

    boolean seekable() {
        return seekable;
    }

    private static HttpResponse<HttpBody> request(String url, long from, ProtocolPolicy policy, Deadline deadline)
            throws FeedException {
        String target = url;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            FeedAddress address = policy.check(target);
            if (!address.scheme().http()) {
                throw new FeedException(
                        FeedException.Kind.REFUSED,
                        address.masked(),
                        "an HTTP resource led to another protocol",
                        "correct the server's redirect or playlist");
            }
            HttpResponse<HttpBody> response = send(address, from, deadline);
            int status = response.statusCode();
            if (status == 200 || status == PARTIAL) {
                return response;
            }
            response.body().close();
            if (status < 301 || status > 308 || status == 304) {
                throw failed(address.masked(), "HTTP status " + status, null);
            }
            String location = response.headers().firstValue("Location").orElse("");
            try {
                target = response.uri().resolve(location).toString();
            } catch (IllegalArgumentException e) {
                throw failed(address.masked(), "redirect to an invalid address", e);
            }
        }
        throw failed(FeedAddress.mask(url), "more than " + MAX_REDIRECTS + " redirects", null);
    }

    private static HttpResponse<HttpBody> send(FeedAddress address, long from, Deadline deadline) throws FeedException {
        URI target = URI.create(address.url());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(withoutUser(target)).header("User-Agent", "Slipstream");
        if (target.getUserInfo() != null) {
            byte[] credentials = target.getUserInfo().getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        Future<HttpResponse<HttpBody>> answer = CLIENT.sendAsync(request.build(), info -> new HttpBody(deadline));
        try {
            while (!deadline.passed()) {
                HttpResponse<HttpBody> response = poll(answer);
                if (response != null) {
                    return response;
                }
            }
        } catch (ExecutionException e) {
            throw failed(address.masked(), "connection failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        answer.cancel(true);
        throw failed(address.masked(), "no answer in time", null);
    }

    private static <T> @Nullable T poll(Future<T> answer) throws ExecutionException, InterruptedException {
        try {
            return answer.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        }
    }

    private static URI withoutUser(URI uri) {
        String user = uri.getRawUserInfo();
        return user == null ? uri : URI.create(uri.toString().replaceFirst("://[^/@]*@", "://"));
    }

    private static FeedException failed(String masked, String problem, @Nullable Throwable cause) {
        return new FeedException(
                FeedException.Kind.UNREACHABLE, masked, problem, "check the server and the network", cause);
    }

    @Override
    public int read(BytePointer into, int wanted) {
        HttpBody source = body;
        if (source == null) {
            return AVERROR_EIO();
        }
        try {
            ByteBuffer chunk = source.next();
            if (chunk == null) {
                return size >= 0 && position < size ? AVERROR_EIO() : AVERROR_EOF();
            }
            // FFmpeg takes a resource for a playlist only if it starts with #EXTM3U.
            playlist |= position == 0 && chunk.get(chunk.position()) == '#';
            if (playlist && position > MAX_PLAYLIST_BYTES) {
                return AVERROR_EIO();
            }
            int count = Math.min(wanted, chunk.remaining());
            into.capacity(count).asByteBuffer().put(chunk.slice().limit(count));
            chunk.position(chunk.position() + count);
            position += count;
            return count;
        } catch (IOException e) {
            return AVERROR_EIO();
        }
    }

    @Override
    public long seek(long offset, int whence) {
        if (whence == AVSEEK_SIZE) {
            return size >= 0 ? size : AVERROR_EIO();
        }
        if (!seekable || whence != 0 || offset < 0 || offset > size) {
            return AVERROR_EIO();
        }
        if (offset == position) {
            return offset;
        }
        try {
            close();
            HttpResponse<HttpBody> response = request(uri.toString(), offset, policy, deadline);
            if (offset > 0 && response.statusCode() != PARTIAL) {
                response.body().close();
                return AVERROR_EIO();
            }
            body = response.body();
            position = offset;
            return offset;
        } catch (FeedException e) {
            return AVERROR_EIO();
        }
    }

    @Override
    public void close() {
        HttpBody source = body;
        if (source != null) {
            source.close();
            body = null;
        }
    }
}
