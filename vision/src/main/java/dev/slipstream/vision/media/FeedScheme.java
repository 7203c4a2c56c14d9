package dev.slipstream.vision.media;

import java.util.Locale;
import java.util.Optional;

/**
 * The ways a feed may come, each with the least of FFmpeg that it needs: what is not listed here cannot be reached by
 * an address, a playlist or a redirect.
 */
enum FeedScheme {
    FILE("file", Formats.CONTAINERS, false),
    /** FFmpeg never opens these two itself: every request is made and checked by {@link HttpStream}. */
    HTTP("http,https", Formats.CONTAINERS + ",hls,aac,mp3,ac3,eac3,webvtt", false),
    HTTPS("http,https", Formats.CONTAINERS + ",hls,aac,mp3,ac3,eac3,webvtt", false),
    SRT("srt", "mpegts", true),
    RTSP("rtsp,rtp,tcp,udp", "rtsp", true),
    RTSPS("rtsps,rtsp,rtp,tcp,tls,udp", "rtsp", true),
    RTMP("rtmp,tcp", "flv,live_flv", true),
    RTMPS("rtmps,rtmp,tls,tcp", "flv,live_flv", true);

    private static final class Formats {
        /** Names of FFmpeg demuxers that read one stream of bytes and open nothing else. */
        static final String CONTAINERS =
                "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mpegts,avi,flv,live_flv,mxf,ogg,h264,hevc,obu,av1,ivf,mpeg,mpegvideo";
    }

    private final String protocols;
    private final String formats;
    private final boolean live;

    FeedScheme(String protocols, String formats, boolean live) {
        this.protocols = protocols;
        this.formats = formats;
        this.live = live;
    }

    static Optional<FeedScheme> of(String name) {
        for (FeedScheme scheme : values()) {
            if (scheme.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(scheme);
            }
        }
        return Optional.empty();
    }

    /** FFmpeg's protocol_whitelist. */
    String protocols() {
        return protocols;
    }

    /** FFmpeg's format_whitelist. */
    String formats() {
        return formats;
    }

    /** Whether the protocol is only ever used for live media. */
    boolean live() {
        return live;
    }

    boolean http() {
        return this == HTTP || this == HTTPS;
    }
}
