package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

/** What was found out about a connection, read from FFmpeg once, except for the sender's clock, which comes late. */
final class ConnectionFacts {
    /** FFmpeg's name; its streams count in 90 kHz. */
    private static final String TRANSPORT_STREAM = "mpegts";

    private final AVFormatContext context;
    private final String videoCodec;
    private final @Nullable String audioCodec;
    private final int width;
    private final int height;
    private final String container;
    private final @Nullable Instant creationTime;
    private final boolean live;

    ConnectionFacts(FeedInput input, boolean withAudio) {
        context = input.context();
        videoCodec = input.videoCodec();
        AVStream audio = input.audio();
        audioCodec = audio == null || !withAudio
                ? null
                : avcodec_get_name(audio.codecpar().codec_id()).getString();
        width = input.video().codecpar().width();
        height = input.video().codecpar().height();
        container = context.iformat().name().getString();
        creationTime = creationTime(context);
        live = input.live();
    }

    String videoCodec() {
        return videoCodec;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /**
     * @param originMicros of the first picture; null where the sender's clock says nothing about it
     * @param originTicks of the first picture, as the container counts; empty before it
     */
    MediaInfo info(@Nullable Long originMicros, OptionalLong originTicks) {
        return new MediaInfo(
                videoCodec,
                audioCodec,
                width,
                height,
                container,
                creationTime,
                senderTime(originMicros),
                container.equals(TRANSPORT_STREAM) && originTicks.isPresent()
                        ? OptionalLong.of(Math.floorMod(originTicks.getAsLong(), MediaInfo.TICKS_MODULUS))
                        : OptionalLong.empty(),
                live);
    }

    /** RTSP: FFmpeg gives the sender's clock at time stamp zero, microseconds since 1970. */
    private @Nullable Instant senderTime(@Nullable Long originMicros) {
        if (context.isNull()) {
            return null; // closed
        }
        long zero = context.start_time_realtime();
        if (zero == AV_NOPTS_VALUE || zero <= 0 || originMicros == null) {
            return null;
        }
        return Instant.EPOCH.plus(zero + originMicros, ChronoUnit.MICROS);
    }

    private static @Nullable Instant creationTime(AVFormatContext context) {
        AVDictionaryEntry entry = av_dict_get(context.metadata(), "creation_time", null, 0);
        if (Ffmpeg.isNull(entry)) {
            return null;
        }
        try {
            Instant time = Instant.parse(entry.value().getString());
            return time.isAfter(Instant.EPOCH) ? time : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
