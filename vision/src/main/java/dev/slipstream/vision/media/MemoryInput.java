package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_CUSTOM_IO;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.*;

/** A segment in memory, open for FFmpeg, which can reach nothing else from it; nothing is probed. */
final class MemoryInput implements NativeCallbacks.Source, AutoCloseable {
    private static final int BUFFER_BYTES = 32 << 10;

    private final byte[] media;
    private final long source;
    private final AVIOContext io;
    private final AVFormatContext context;
    private int position;
    private int video = -1;

    private MemoryInput(byte[] media) {
        this.media = media;
        source = NativeCallbacks.register(this);
        io = avio_alloc_context(
                new BytePointer(av_malloc(BUFFER_BYTES)),
                BUFFER_BYTES,
                0,
                NativeCallbacks.opaque(source),
                NativeCallbacks.reader(),
                null,
                NativeCallbacks.seeker());
        context = avformat_alloc_context();
        context.pb(io);
        context.flags(context.flags() | AVFMT_FLAG_CUSTOM_IO);
    }

    static MemoryInput open(byte[] media) throws UndecodableMediaException {
        MemoryInput input = new MemoryInput(media);
        try {
            input.open();
            return input;
        } catch (UndecodableMediaException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    private void open() throws UndecodableMediaException {
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "format_whitelist", "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm", 0);
        av_dict_set(options, "protocol_whitelist", "none", 0);
        int result = avformat_open_input(context, "", (AVInputFormat) null, options);
        av_dict_free(options);
        if (result >= 0) {
            result = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        }
        if (result < 0) {
            throw new UndecodableMediaException(name(), Ffmpeg.error(result));
        }
        video = result;
    }

    /** What messages call it. */
    String name() {
        return "Segment of " + media.length + " bytes";
    }

    AVFormatContext context() {
        return context;
    }

    AVStream video() {
        return context.streams(video);
    }

    @Override
    public int read(BytePointer into, int size) {
        int count = Math.min(size, media.length - position);
        if (count <= 0) {
            return AVERROR_EOF();
        }
        into.put(media, position, count);
        position += count;
        return count;
    }

    @Override
    public long seek(long offset, int whence) {
        if (whence == AVSEEK_SIZE) {
            return media.length;
        }
        if (whence != 0 || offset < 0 || offset > media.length) {
            return AVERROR_EINVAL();
        }
        position = (int) offset;
        return offset;
    }

    @Override
    public void close() {
        if (!Ffmpeg.isNull(context)) {
            avformat_close_input(context);
        }
        av_free(io.buffer());
        avio_context_free(io);
        NativeCallbacks.unregister(source);
    }
}
