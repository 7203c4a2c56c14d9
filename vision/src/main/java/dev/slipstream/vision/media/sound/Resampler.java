package dev.slipstream.vision.media.sound;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.PointerScope;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

/**
 * Sound of any rate and channels as mono of another rate, for networks that know one rate only. FFmpeg's resampler: a
 * windowed sinc that passes nothing above half the new rate. Keeps the filter's memory from block to block, so each feed
 * has its own; used by one thread.
 */
public final class Resampler implements AutoCloseable {
    private static final int MAX_CHANNELS = 64;
    private static final int MAX_RATE = 768_000;

    private final int channels;
    private final SwrContext context;

    /**
     * @param fromRate samples a second that come in
     * @param channels that come in; they are mixed to one by FFmpeg's rule for that many
     * @param toRate samples a second that go out
     */
    public Resampler(int fromRate, int channels, int toRate) {
        if (fromRate < 1 || fromRate > MAX_RATE || toRate < 1 || toRate > MAX_RATE) {
            throw new IllegalArgumentException(
                    "Rates must be 1 to " + MAX_RATE + " samples a second, not " + fromRate + " and " + toRate);
        }
        if (channels < 1 || channels > MAX_CHANNELS) {
            throw new IllegalArgumentException("Sound has 1 to " + MAX_CHANNELS + " channels, not " + channels);
        }
        this.channels = channels;
        this.context = new SwrContext((Pointer) null);
        try (AVChannelLayout in = new AVChannelLayout();
                AVChannelLayout out = new AVChannelLayout()) {
            av_channel_layout_default(in, channels);
            av_channel_layout_default(out, 1);
            int format = AV_SAMPLE_FMT_FLTP;
            if (swr_alloc_set_opts2(context, out, format, toRate, in, format, fromRate, 0, null) < 0
                    || swr_init(context) < 0) {
                swr_free(context);
                throw new IllegalArgumentException("FFmpeg cannot make mono of " + toRate + " samples a second from "
                        + channels + " channels of " + fromRate);
            }
        }
    }

    /**
     * The next samples.
     *
     * @param samples [channel][sample], full scale = 1
     * @param count of each channel that are valid
     * @return what is complete by now; the filter holds back about a millisecond
     */
    public float[] add(float[][] samples, int count) {
        if (samples.length != channels) {
            throw new IllegalArgumentException("Sound of " + channels + " channels, not " + samples.length);
        }
        try (PointerScope scope = new PointerScope()) {
            PointerPointer<FloatPointer> planes = new PointerPointer<>(channels);
            for (int c = 0; c < channels; c++) {
                FloatPointer plane = new FloatPointer(count);
                plane.put(samples[c], 0, count);
                planes.put(c, plane);
            }
            return convert(planes, count);
        }
    }

    /** What the filter still holds back; nothing may be added afterwards. */
    public float[] flush() {
        try (PointerScope scope = new PointerScope()) {
            return convert(new PointerPointer<>((Pointer) null), 0);
        }
    }

    private float[] convert(PointerPointer<FloatPointer> from, int count) {
        int room = Math.max(1, swr_get_out_samples(context, count));
        FloatPointer out = new FloatPointer(room);
        int made = swr_convert(context, new PointerPointer<FloatPointer>(1).put(0, out), room, from, count);
        if (made < 0) {
            throw new IllegalStateException("FFmpeg failed to resample " + count + " samples");
        }
        float[] samples = new float[made];
        out.get(samples);
        return samples;
    }

    @Override
    public void close() {
        swr_free(context);
    }
}
