package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;

import static org.bytedeco.ffmpeg.global.avutil.*;

/** How much each channel counts towards loudness, by its direction (ITU-R BS.1770-5, annex 3, table 4). */
final class ChannelWeights {
    private static final double SIDE = 1.41;
    private static final int SURROUND_5_1 = 6;

    private ChannelWeights() {}

    /** One weight per channel of the layout; a layout without names is taken as FFmpeg's usual one for its count. */
    static double[] of(AVChannelLayout layout) {
        double[] weights = new double[layout.nb_channels()];
        try (AVChannelLayout usual = new AVChannelLayout()) {
            AVChannelLayout named = layout;
            if (layout.order() == AV_CHANNEL_ORDER_UNSPEC) {
                av_channel_layout_default(usual, layout.nb_channels());
                named = usual;
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] = weight(av_channel_layout_channel_from_index(named, i), weights.length);
            }
        }
        return weights;
    }

    /** Channels at 60° to 120° at ear height count more; with six channels that is where the "back" pair stands. */
    private static double weight(int channel, int channels) {
        if (channel == AV_CHAN_LOW_FREQUENCY || channel == AV_CHAN_LOW_FREQUENCY_2) {
            return 0;
        }
        boolean side = channel == AV_CHAN_SIDE_LEFT || channel == AV_CHAN_SIDE_RIGHT;
        boolean back = channel == AV_CHAN_BACK_LEFT || channel == AV_CHAN_BACK_RIGHT;
        return side || (back && channels <= SURROUND_5_1) ? SIDE : 1;
    }
}
