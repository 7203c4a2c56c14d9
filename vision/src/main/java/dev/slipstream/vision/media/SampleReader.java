package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;

import static org.bytedeco.ffmpeg.global.avutil.*;

/** Samples of a decoded sound frame as floats per channel, whatever the decoder's format, in arrays that are used again. */
final class SampleReader {
    private float[][] channels = new float[0][0];
    private float[] interleaved = new float[0];

    /** [channel][sample], full scale = 1; longer than the frame, valid until the next call. */
    float[][] read(AVFrame frame) {
        int count = frame.ch_layout().nb_channels();
        int samples = frame.nb_samples();
        if (channels.length != count || channels[0].length < samples) {
            channels = new float[count][samples];
        }
        int format = frame.format();
        if (av_sample_fmt_is_planar(format) != 0) {
            for (int c = 0; c < count; c++) {
                read(frame.extended_data(c), av_get_packed_sample_fmt(format), channels[c], samples);
            }
        } else {
            if (interleaved.length < samples * count) {
                interleaved = new float[samples * count];
            }
            read(frame.extended_data(0), format, interleaved, samples * count);
            for (int i = 0; i < samples * count; i++) {
                channels[i % count][i / count] = interleaved[i];
            }
        }
        return channels;
    }

    private static void read(BytePointer plane, int format, float[] into, int count) {
        Pointer from = plane;
        if (format == AV_SAMPLE_FMT_FLT) {
            new FloatPointer(from).get(into, 0, count);
        } else if (format == AV_SAMPLE_FMT_S16) {
            short[] values = new short[count];
            new ShortPointer(from).get(values, 0, count);
            for (int i = 0; i < count; i++) {
                into[i] = values[i] / 0x1p15f;
            }
        } else if (format == AV_SAMPLE_FMT_S32) {
            int[] values = new int[count];
            new IntPointer(from).get(values, 0, count);
            for (int i = 0; i < count; i++) {
                into[i] = values[i] / 0x1p31f;
            }
        } else if (format == AV_SAMPLE_FMT_DBL) {
            double[] values = new double[count];
            new DoublePointer(from).get(values, 0, count);
            for (int i = 0; i < count; i++) {
                into[i] = (float) values[i];
            }
        } else if (format == AV_SAMPLE_FMT_U8) {
            byte[] values = Ffmpeg.bytes(plane, count);
            for (int i = 0; i < count; i++) {
                into[i] = ((values[i] & 0xFF) - 128) / 0x1p7f;
            }
        } else {
            java.util.Arrays.fill(into, 0, count, 0f); // no decoder in use gives 64-bit integers
        }
    }
}
