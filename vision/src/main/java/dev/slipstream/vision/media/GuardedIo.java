package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_CUSTOM_IO;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EACCES;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EIO;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

/**
 * Stands between FFmpeg and everything it wants to open for one connection: the address of the feed, and for HTTP what
 * its playlists name. All else is refused and remembered, since FFmpeg itself only skips what does not open.
 */
final class GuardedIo implements NativeCallbacks.Connection, AutoCloseable {
    private static final int BUFFER_BYTES = 32 << 10;

    private record Opened(HttpStream stream, long number) {}

    private final FeedAddress address;
    private final ProtocolPolicy policy;
    private final Deadline deadline;
    private final AVFormatContext.Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer nativeOpen;
    private final AVFormatContext.Io_close2_AVFormatContext_AVIOContext nativeClose;
    private final long number;
    private final long contextAddress;
    private final Map<Long, Opened> streams = new HashMap<>();
    private @Nullable AVIOContext first;
    private @Nullable FeedException refusal;
    private @Nullable FeedException problem;

    GuardedIo(FeedAddress address, ProtocolPolicy policy, Deadline deadline, AVFormatContext context) {
        this.address = address;
        this.policy = policy;
        this.deadline = deadline;
        nativeOpen = context.io_open();
        nativeClose = context.io_close2();
        contextAddress = context.address();
        number = NativeCallbacks.attach(context, this);
    }

    /**
     * Opens an HTTP address ahead of FFmpeg, which would close it as one of its own.
     *
     * @return where the redirects led, so that names in a playlist are resolved against where it really lies
     */
    String openHttp(AVFormatContext context) throws FeedException {
        try {
            HttpStream stream = HttpStream.open(address.url(), policy, deadline);
            first = wrap(stream);
            context.pb(first);
            context.flags(context.flags() | AVFMT_FLAG_CUSTOM_IO);
            return stream.url();
        } catch (FeedException e) {
            throw deadline.cancelled()
                    ? new FeedException(FeedException.Kind.CANCELLED, address.masked(), "cancelled", "open it again", e)
                    : e;
        }
    }

    @Override
    public boolean interrupted() {
        return deadline.passed();
    }

    @Override
    public int open(
            AVFormatContext context, PointerPointer<?> result, String url, int flags, PointerPointer<?> options) {
        if (!address.scheme().http()) {
            if (url.equals(address.url())) {
                return nativeOpen.call(context, result, new BytePointer(url), flags, options);
            }
            refusal = new FeedException(
                    FeedException.Kind.REFUSED,
                    address.masked(),
                    "the media names another resource, " + FeedAddress.mask(url),
                    "send one self-contained stream");
            return AVERROR_EACCES();
        }
        try {
            result.put(wrap(HttpStream.open(url, policy, deadline)));
            return 0;
        } catch (FeedException e) {
            problem = e;
            if (e.kind() == FeedException.Kind.REFUSED) {
                refusal = e;
                return AVERROR_EACCES();
            }
            return AVERROR_EIO();
        }
    }

    private AVIOContext wrap(HttpStream stream) {
        long source = NativeCallbacks.register(stream);
        BytePointer buffer = new BytePointer(av_malloc(BUFFER_BYTES));
        AVIOContext io = avio_alloc_context(
                buffer,
                BUFFER_BYTES,
                0,
                NativeCallbacks.opaque(source),
                NativeCallbacks.reader(),
                null,
                NativeCallbacks.seeker());
        io.seekable(stream.seekable() ? 1 : 0);
        streams.put(io.address(), new Opened(stream, source));
        return io;
    }

    @Override
    public int close(AVFormatContext context, AVIOContext io) {
        Opened opened = streams.remove(io.address());
        if (opened == null) {
            return nativeClose.call(context, io);
        }
        free(io, opened);
        return 0;
    }

    private static void free(AVIOContext io, Opened opened) {
        NativeCallbacks.unregister(opened.number());
        opened.stream().close();
        av_free(io.buffer());
        avio_context_free(io);
    }

    void throwRefusal() throws FeedException {
        if (refusal != null) {
            throw refusal;
        }
    }

    /** Why the last resource did not open; null if all did. */
    @Nullable
    FeedException problem() {
        return problem;
    }

    /** After FFmpeg has closed the connection, and with it all that a playlist named. */
    @Override
    public void close() {
        NativeCallbacks.release(number, contextAddress);
        Opened opened = first == null ? null : streams.remove(first.address());
        if (first != null && opened != null) {
            free(first, opened);
        }
    }
}
