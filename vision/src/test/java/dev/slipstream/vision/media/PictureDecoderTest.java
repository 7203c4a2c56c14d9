package dev.slipstream.vision.media;

import dev.slipstream.vision.media.TestMedia.Clip;
import dev.slipstream.vision.media.TestMedia.Codec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Single pictures: what comes out, and that damage ends as an exception and never as a crash. */
class PictureDecoderTest {
    private static final Logger LOG = LoggerFactory.getLogger(PictureDecoderTest.class);
    private static final int ROUNDS = 150;

    private final PictureDecoder decoder = new PictureDecoder();

    @AfterEach
    void close() {
        decoder.close();
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void decodesASampleToGrayAndColours(Codec codec) throws Exception {
        decoder.decode(sample(codec));
        Picture picture = decoder.rgb(96);
        byte[] gray = new byte[64 * 36];
        decoder.gray(64, 36, gray);

        assertThat(picture.width()).isEqualTo(96);
        assertThat(picture.height()).isEqualTo(54);
        assertThat(mean(picture.rgb())).isBetween(40.0, 215.0);
        assertThat(mean(gray)).isCloseTo(mean(picture.rgb()), within(40.0));
    }

    @Test
    void keepsColoursAndPlaces() throws Exception {
        Path file = TestMedia.make(
                "red-left.mp4",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "color=red:s=64x64:r=25:d=1[l];color=blue:s=64x64:r=25:d=1[r];[l][r]hstack",
                        "-c:v",
                        "libopenh264",
                        "-b:v",
                        "1M",
                        "-pix_fmt",
                        "yuv420p"));
        decoder.decode(Objects.requireNonNull(Segments.read(file).get(0).sample()));
        Picture picture = decoder.rgb(128);

        assertThat(pixel(picture, 16, 32)).satisfies(p -> {
            assertThat(p[0]).isGreaterThan(200);
            assertThat(p[2]).isLessThan(60);
        });
        assertThat(pixel(picture, 112, 32)).satisfies(p -> {
            assertThat(p[0]).isLessThan(60);
            assertThat(p[2]).isGreaterThan(200);
        });
        byte[] jpeg;
        try (JpegEncoder encoder = new JpegEncoder()) {
            jpeg = encoder.encode(picture);
            assertThat(encoder.encode(picture)).isEqualTo(jpeg);
        }
        decoder.decode("mjpeg", new byte[0], jpeg);
        Picture again = decoder.rgb(128);
        assertThat(pixel(again, 16, 32)[0]).isCloseTo(pixel(picture, 16, 32)[0], within(12));
        assertThat(pixel(again, 112, 32)[2]).isCloseTo(pixel(picture, 112, 32)[2], within(12));
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void refusesDamageWithoutACrash(Codec codec) throws Exception {
        EncodedPicture sound = sample(codec);
        Random random = new Random(20260206);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] data = sound.data().clone();
            byte[] sets = sound.parameterSets().clone();
            if (round % 3 == 0) {
                data = Arrays.copyOf(data, random.nextInt(data.length * 9 / 10));
            } else {
                for (int i = 0; i <= round % 20; i++) {
                    data[random.nextInt(data.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            if (round % 5 == 0 && sets.length > 0) {
                sets[random.nextInt(sets.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                decoder.decode(sound.codec(), sets, data);
                decoder.rgb(64);
            } catch (UndecodableMediaException e) {
                refused++;
            }
        }
        LOG.info("{}: {} of {} damaged pictures refused", codec, refused, ROUNDS);
        assertThat(refused).isGreaterThanOrEqualTo(ROUNDS / 3);
        decoder.decode(sound);
        assertThat(decoder.width()).isEqualTo(192);
    }

    @Test
    void readsSizesOfVp9AndAv1BeforeTheirLibrariesDo() throws Exception {
        EncodedPicture vp9 = sample(Codec.VP9);
        EncodedPicture av1 = sample(Codec.AV1);
        long pixels = 192 * 108;

        assertThat(PictureBounds.vp9(vp9.data(), pixels)).isTrue();
        assertThat(PictureBounds.vp9(vp9.data(), pixels - 1)).isFalse();
        assertThat(PictureBounds.av1(av1.parameterSets(), av1.data(), pixels)).isTrue();
        assertThat(PictureBounds.av1(av1.parameterSets(), av1.data(), pixels - 1))
                .isFalse();
        assertThat(PictureBounds.av1(av1.parameterSets(), new byte[0], pixels - 1))
                .isFalse();
    }

    @Test
    void refusesWhatNoDecoderTakes() {
        assertThatThrownBy(() -> decoder.decode("h264", new byte[0], new byte[0]))
                .isInstanceOf(UndecodableMediaException.class);
        assertThatThrownBy(() -> decoder.decode("gif", new byte[0], new byte[10]))
                .isInstanceOf(UndecodableMediaException.class);
        assertThatThrownBy(() -> decoder.decode("h264", new byte[0], new byte[100]))
                .isInstanceOf(UndecodableMediaException.class)
                .hasMessageContaining("100 bytes in h264");
    }

    @Test
    void readsAStretchAcrossDependentSegments() throws Exception {
        List<CutSegment> segments = Segments.read(TestMedia.clip(Clip.of(Codec.H264, 250, 12)));

        assertThat(Segments.times(segments, 5_000_000, 5_400_000))
                .containsExactly(
                        5_000_000L,
                        5_040_000L,
                        5_080_000L,
                        5_120_000L,
                        5_160_000L,
                        5_200_000L,
                        5_240_000L,
                        5_280_000L,
                        5_320_000L,
                        5_360_000L);
        assertThat(Segments.times(segments, 0, Long.MAX_VALUE)).hasSize(300);
    }

    @Test
    void readsRealClips() throws Exception {
        Path clip = Path.of(System.getProperty("slipstream.root", "."))
                .resolve("../shared/data/sports2d/demo.mp4")
                .normalize();
        Assumptions.assumeTrue(clip.toFile().exists(), "No shared/data beside the checkout: real clips are not read");

        List<CutSegment> segments =
                Segments.read(clip.toString(), ReaderOptions.of(new ProtocolPolicy(List.of("/"), false)));

        assertThat(segments.stream().mapToInt(CutSegment::pictures).sum()).isEqualTo(Segments.packets(clip));
        for (CutSegment segment : segments) {
            decoder.decode(Objects.requireNonNull(segment.sample()));
        }
    }

    private static EncodedPicture sample(Codec codec) throws FeedException {
        Clip clip = Clip.of(codec, 25, codec == Codec.HEVC ? 8 : 5);
        return Objects.requireNonNull(Segments.read(TestMedia.clip(clip)).get(0).sample());
    }

    private static double mean(byte[] values) {
        double sum = 0;
        for (byte value : values) {
            sum += value & 0xFF;
        }
        return sum / values.length;
    }

    private static int[] pixel(Picture picture, int x, int y) {
        int at = 3 * (y * picture.width() + x);
        return new int[] {picture.rgb()[at] & 0xFF, picture.rgb()[at + 1] & 0xFF, picture.rgb()[at + 2] & 0xFF};
    }
}
