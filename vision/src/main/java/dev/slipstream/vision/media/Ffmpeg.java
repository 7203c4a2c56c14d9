package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

import java.nio.charset.StandardCharsets;

import static org.bytedeco.ffmpeg.global.avutil.AV_ERROR_MAX_STRING_SIZE;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

/** What every native call here needs: a quiet library, and errors in words. */
public final class Ffmpeg {
    /** Errors reach people as one message of ours; FFmpeg's own lines would flood the log of a node with 400 feeds. */
    public static void quiet() {
        av_log_set_level(AV_LOG_QUIET);
    }

    private Ffmpeg() {}

    /** FFmpeg's words for an error code. */
    public static String error(int code) {
        byte[] text = new byte[AV_ERROR_MAX_STRING_SIZE];
        av_strerror(code, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /** Copies native memory that FFmpeg owns. */
    public static byte[] bytes(BytePointer from, int size) {
        byte[] copy = new byte[size];
        if (size > 0) {
            from.get(copy, 0, size);
        }
        return copy;
    }

    public static AVRational rational(int numerator, int denominator) {
        return new AVRational().num(numerator).den(denominator);
    }

    public static boolean isNull(Pointer pointer) {
        return pointer == null || pointer.isNull();
    }
}
