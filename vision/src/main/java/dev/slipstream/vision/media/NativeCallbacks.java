package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXTERNAL;

/**
 * The functions that FFmpeg calls back, once for all feeds: JavaCPP makes only a few native entry points per type, so
 * each call finds its feed by the number it carries. No exception may pass through C, so all end as an error code.
 */
final class NativeCallbacks {
    /** What a connection answers to FFmpeg. */
    interface Connection {
        boolean interrupted();

        int open(AVFormatContext context, PointerPointer<?> result, String url, int flags, PointerPointer<?> options);

        int close(AVFormatContext context, AVIOContext io);
    }

    /** Bytes that Java reads for FFmpeg. */
    interface Source {
        int read(BytePointer into, int size);

        long seek(long offset, int whence);
    }

    private static final class Handle extends Pointer {
        Handle(long number) {
            super((Pointer) null);
            address = number;
        }
    }

    private static final Map<Long, Connection> CONNECTIONS = new ConcurrentHashMap<>();
    private static final Map<Long, Connection> CONTEXTS = new ConcurrentHashMap<>();
    private static final Map<Long, Source> SOURCES = new ConcurrentHashMap<>();
    private static final AtomicLong NEXT = new AtomicLong(1);

    private static final AVIOInterruptCB.Callback_Pointer INTERRUPT = new AVIOInterruptCB.Callback_Pointer() {
        @Override
        public int call(Pointer opaque) {
            Connection connection = CONNECTIONS.get(opaque == null ? 0 : opaque.address());
            return connection == null || connection.interrupted() ? 1 : 0;
        }
    };

    private static final AVFormatContext.Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer OPEN =
            new AVFormatContext.Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer() {
                @Override
                @SuppressWarnings("rawtypes") // as JavaCPP declares it
                public int call(
                        AVFormatContext context,
                        PointerPointer result,
                        BytePointer url,
                        int flags,
                        PointerPointer options) {
                    try {
                        Connection connection = CONTEXTS.get(context.address());
                        return connection == null
                                ? AVERROR_EXIT()
                                : connection.open(context, result, url.getString(), flags, options);
                    } catch (RuntimeException | Error e) {
                        return AVERROR_EXTERNAL();
                    }
                }
            };

    private static final AVFormatContext.Io_close2_AVFormatContext_AVIOContext CLOSE =
            new AVFormatContext.Io_close2_AVFormatContext_AVIOContext() {
                @Override
                public int call(AVFormatContext context, AVIOContext io) {
                    try {
                        Connection connection = CONTEXTS.get(context.address());
                        return connection == null ? AVERROR_EXIT() : connection.close(context, io);
                    } catch (RuntimeException | Error e) {
                        return AVERROR_EXTERNAL();
                    }
                }
            };

    private static final Read_packet_Pointer_BytePointer_int READ = new Read_packet_Pointer_BytePointer_int() {
        @Override
        public int call(Pointer opaque, BytePointer into, int size) {
            try {
                Source source = SOURCES.get(opaque.address());
                return source == null ? AVERROR_EXIT() : source.read(into, size);
            } catch (RuntimeException | Error e) {
                return AVERROR_EXTERNAL();
            }
        }
    };

    private static final Seek_Pointer_long_int SEEK = new Seek_Pointer_long_int() {
        @Override
        public long call(Pointer opaque, long offset, int whence) {
            try {
                Source source = SOURCES.get(opaque.address());
                return source == null ? AVERROR_EXIT() : source.seek(offset, whence);
            } catch (RuntimeException | Error e) {
                return AVERROR_EXTERNAL();
            }
        }
    };

    private NativeCallbacks() {}

    /** Makes FFmpeg ask {@code connection}; the number given back is for {@link #release}. */
    static long attach(AVFormatContext context, Connection connection) {
        long number = NEXT.getAndIncrement();
        CONNECTIONS.put(number, connection);
        CONTEXTS.put(context.address(), connection);
        context.interrupt_callback().callback(INTERRUPT).opaque(new Handle(number));
        context.io_open(OPEN);
        context.io_close2(CLOSE);
        return number;
    }

    static void release(long number, long contextAddress) {
        CONNECTIONS.remove(number);
        CONTEXTS.remove(contextAddress);
    }

    static long register(Source source) {
        long number = NEXT.getAndIncrement();
        SOURCES.put(number, source);
        return number;
    }

    static void unregister(long number) {
        SOURCES.remove(number);
    }

    static Pointer opaque(long number) {
        return new Handle(number);
    }

    static Read_packet_Pointer_BytePointer_int reader() {
        return READ;
    }

    static Seek_Pointer_long_int seeker() {
        return SEEK;
    }
}
