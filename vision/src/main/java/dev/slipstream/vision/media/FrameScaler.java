package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.jspecify.annotations.Nullable;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BITEXACT;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_free_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

/** Scales decoded frames and converts their colours into one frame that is used again while its shape stays the same. */
final class FrameScaler implements AutoCloseable {
    /** From this height on, video without a label is taken to use BT.709, below BT.601, as players do. */
    private static final int HD_HEIGHT = 720;

    private final SwsContext context = sws_alloc_context();
    private final AVFrame target = av_frame_alloc();

    FrameScaler() {
        context.flags(SWS_AREA | SWS_ACCURATE_RND | SWS_BITEXACT);
    }

    /**
     * Converts to full-range {@code format} at the given size.
     *
     * @return the target, valid until the next call; null where FFmpeg cannot convert
     */
    @Nullable
    AVFrame convert(AVFrame source, int width, int height, int format) {
        if (target.width() != width || target.height() != height || target.format() != format) {
            av_frame_unref(target);
            target.width(width);
            target.height(height);
            target.format(format);
            target.color_range(AVCOL_RANGE_JPEG);
            if (av_frame_get_buffer(target, 0) < 0) {
                target.width(0);
                return null;
            }
        }
        if (source.colorspace() == AVCOL_SPC_UNSPECIFIED) {
            source.colorspace(source.height() >= HD_HEIGHT ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M);
        }
        boolean rgb = format == AV_PIX_FMT_RGB24;
        target.colorspace(rgb ? AVCOL_SPC_RGB : AVCOL_SPC_SMPTE170M); // JFIF is BT.601
        target.color_primaries(source.color_primaries());
        target.color_trc(source.color_trc());
        return sws_scale_frame(context, target, source) < 0 ? null : target;
    }

    @Override
    public void close() {
        sws_free_context(context);
        av_frame_free(target);
    }
}
