package dev.slipstream.modelserving;

import dev.slipstream.vision.media.CutSegment;
import dev.slipstream.vision.media.FeedReader;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.ProtocolPolicy;
import dev.slipstream.vision.media.ReaderOptions;
import dev.slipstream.vision.media.SegmentFrames;
import dev.slipstream.vision.media.TimedPicture;
import org.junit.jupiter.api.Assumptions;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pictures of real clips from the folder shared beside the checkout; a test whose clip is not there is skipped. */
public final class Clips {
    public static final String ROOF_JUMP = "sports2d/demo.mp4";

    private Clips() {}

    public static String oneMan(int camera) {
        return "pose2sim/Pose2Sim/Demo_SinglePerson/videos/cam0" + camera + ".mp4";
    }

    public static String twoPeople(int camera) {
        return "pose2sim/Pose2Sim/Demo_MultiPerson/videos/cam0" + camera + ".mp4";
    }

    /**
     * Every so-many-th picture, from the first on.
     *
     * @param maxLongSide pixels; pictures keep their shape
     */
    public static List<Picture> pictures(String clip, int every, int maxLongSide) throws Exception {
        Path file = Path.of(System.getProperty("slipstream.root", "."), "..", "shared", "data", clip);
        Assumptions.assumeTrue(Files.exists(file), () -> "The clip " + file.normalize() + " is not there");
        List<Picture> pictures = new ArrayList<>();
        try (SegmentFrames frames = new SegmentFrames(sources(file), 0, Long.MAX_VALUE, maxLongSide)) {
            int number = 0;
            for (TimedPicture next = frames.next(); next != null; next = frames.next()) {
                if (number++ % every == 0) {
                    pictures.add(next.picture());
                }
            }
        }
        return pictures;
    }

    private static List<SegmentFrames.Source> sources(Path file) throws Exception {
        List<SegmentFrames.Source> sources = new ArrayList<>();
        ReaderOptions options = ReaderOptions.of(new ProtocolPolicy(List.of("/"), false));
        try (FeedReader reader = FeedReader.open(file.toRealPath().toString(), options)) {
            for (CutSegment next = reader.next(); next != null; next = reader.next()) {
                sources.add(new SegmentFrames.Source(next.mediaTimeMicros(), next.dependent(), next::media));
            }
        }
        return sources;
    }

    public static BufferedImage image(Picture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = picture.rgb();
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            int value = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
            image.setRGB(i % picture.width(), i / picture.width(), value);
        }
        return image;
    }

    /** For a person to look at, under {@code target/look}. */
    public static void write(BufferedImage image, String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "look"));
        ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
    }
}
