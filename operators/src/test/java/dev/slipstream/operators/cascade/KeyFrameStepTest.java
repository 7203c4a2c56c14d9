package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.record.KeyFrame;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.modelserving.client.InferenceException;
import dev.slipstream.operators.describe.ReadSample;
import dev.slipstream.operators.describe.ShotSamples;
import dev.slipstream.operators.sample.DrawnSamples;
import dev.slipstream.operators.sample.FfmpegSampleDecoder;
import dev.slipstream.operators.sample.SampleDecoder;
import dev.slipstream.operators.sample.TestSegments;
import dev.slipstream.vision.media.Picture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The picture is stored small, under its segment's name; a store that fails or hangs costs the key frame alone. */
class KeyFrameStepTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Segment SEGMENT = TestSegments.media(0, 3, (byte) 1);
    /** What reached the store; static, for a store travels with the job graph. */
    private static final Map<String, byte[]> STORED = new ConcurrentHashMap<>();

    @BeforeEach
    void empty() {
        STORED.clear();
    }

    @Test
    void storesASmallJpegFileAndSaysWhereItLies() throws Exception {
        try (KeyFrameStep step = new KeyFrameStep(KeyFrameStepTest::keep)) {
            ReadSample result = new ReadSample();
            begin(step, drawn("Ingrid SOLBERG"), PATIENCE).join().addTo(result);

            KeyFrame frame = Objects.requireNonNull(result.keyFrame);
            byte[] jpeg = Objects.requireNonNull(STORED.get("slalom-1/0/3"));
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
            assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(640, 360);
            assertThat(List.of(frame.getWidth(), frame.getHeight())).containsExactly(640, 360);
            assertThat(image.getRGB(600, 50) & 0xff).isBetween(190, 210);
            assertThat(image.getRGB(50, 50) & 0xff).isBetween(30, 50);
            assertThat(jpeg.length).isLessThan(40_000);
            assertThat(frame.getSegment()).isEqualTo("slalom-1/0/3");
            assertThat(frame.getCaptureTime()).isEqualTo(TestSegments.START.plusSeconds(3));
            assertThat(frame.getImage().getLength()).isEqualTo(jpeg.length);
        }
    }

    @Test
    void theSamePictureGivesTheSameFile() throws Exception {
        try (KeyFrameStep step = new KeyFrameStep(KeyFrameStepTest::keep)) {
            begin(step, drawn("Mei LINDE"), PATIENCE).join();
            byte[] first = Objects.requireNonNull(STORED.remove("slalom-1/0/3"));
            begin(step, drawn("Mei LINDE"), PATIENCE).join();

            assertThat(STORED.get("slalom-1/0/3")).isEqualTo(first);
        }
    }

    @Test
    void aSmallPictureKeepsItsSize() {
        try (KeyFrameStep step = new KeyFrameStep(KeyFrameStepTest::keep)) {
            ReadSample result = new ReadSample();
            begin(step, new Picture(320, 180, new byte[320 * 180 * 3]), PATIENCE)
                    .join()
                    .addTo(result);

            assertThat(Objects.requireNonNull(result.keyFrame).getWidth()).isEqualTo(320);
        }
    }

    @Test
    void aStoreThatRefusesIsAFailure() throws Exception {
        KeyFrameStore full = (feed, epoch, sequence, jpeg) -> {
            throw new IOException("/media/3.jpg: no space left");
        };
        try (KeyFrameStep step = new KeyFrameStep(full)) {
            InferenceException why = reason(begin(step, drawn(), PATIENCE));

            assertThat(why.kind().reason()).isEqualTo("failed");
            assertThat(why).hasMessageContaining("/media/3.jpg: no space left");
        }
    }

    @Test
    void aStoreThatHangsIsNotWaitedForAndTakesNoMoreThanItCanHold() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        KeyFrameStore hanging = (feed, epoch, sequence, jpeg) -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            }
            return keep(feed, epoch, sequence, jpeg);
        };
        Picture picture = new Picture(64, 36, new byte[64 * 36 * 3]);
        try (KeyFrameStep step = new KeyFrameStep(hanging)) {
            assertThat(reason(begin(step, picture, Duration.ofMillis(40)))
                            .kind()
                            .reason())
                    .isEqualTo("timeout");

            List<CompletableFuture<AnalysisStep.Finding>> waiting = new ArrayList<>();
            RejectedExecutionException refused = catchThrowableOfType(RejectedExecutionException.class, () -> {
                for (int i = 0; i < 1_000; i++) {
                    waiting.add(begin(step, picture, PATIENCE));
                }
            });

            assertThat(refused).isNotNull();
            assertThat(waiting).hasSize(17); // Two are being written, one of them the first, and 16 wait.
            end.countDown();
            waiting.forEach(CompletableFuture::join);
        }
    }

    private static MediaReference keep(String feed, long epoch, long sequence, byte[] jpeg) {
        String name = feed + "/" + epoch + "/" + sequence;
        STORED.put(name, jpeg);
        return new MediaReference("memory:///" + name + ".jpg", 0L, (long) jpeg.length, "00", "jpeg");
    }

    private static Picture drawn(String... lines) throws Exception {
        try (SampleDecoder decoder = new FfmpegSampleDecoder()) {
            return decoder.picture(DrawnSamples.of(lines));
        }
    }

    private static CompletableFuture<AnalysisStep.Finding> begin(KeyFrameStep step, Picture picture, Duration timeout) {
        return step.run(
                ShotSamples.of(SEGMENT, 0, true),
                picture,
                1,
                (model, inputs) -> new CompletableFuture<>(),
                timeout.toNanos());
    }

    private static InferenceException reason(CompletableFuture<AnalysisStep.Finding> finding) {
        return InferenceException.of(catchThrowableOfType(CompletionException.class, finding::join));
    }
}
