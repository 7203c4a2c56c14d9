package dev.slipstream.operators.sample;

import dev.slipstream.contracts.record.Sample;
import dev.slipstream.vision.media.Picture;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Real pictures through the real decoder. */
class FfmpegSampleDecoderTest {
    @Test
    void decodesToGreyAndToColour() throws UndecodableSampleException {
        Sample sample = DrawnSamples.of();
        int position = sample.getData().position();
        try (SampleDecoder decoder = new FfmpegSampleDecoder()) {
            byte[] thumbnail = decoder.thumbnail(sample, 64, 36);
            Picture picture = decoder.picture(sample);

            assertThat(thumbnail[10] & 0xff).isBetween(35, 45);
            assertThat(thumbnail[35 * 64 + 60] & 0xff).isBetween(195, 205);
            assertThat(picture.width()).isEqualTo(1280);
            assertThat(picture.height()).isEqualTo(720);
            assertThat(picture.rgb()[3 * 1200] & 0xff).isBetween(195, 205);
        }
        assertThat(sample.getData().position()).isEqualTo(position);
    }

    @Test
    void refusesWhatIsNoPictureAndGoesOn() throws UndecodableSampleException {
        Sample broken = DrawnSamples.of();
        broken.setData(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        try (SampleDecoder decoder = new FfmpegSampleDecoder()) {
            assertThatThrownBy(() -> decoder.picture(broken))
                    .isInstanceOf(UndecodableSampleException.class)
                    .hasMessageContaining("mjpeg")
                    .hasMessageNotContaining("; check");
            assertThat(decoder.thumbnail(DrawnSamples.of(), 64, 36)).hasSize(64 * 36);
        }
    }
}
