package dev.slipstream.simulator.feed;

import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.sound.Pcm;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What is wrong with one feed on purpose. Everything follows from the seed, so that a failure can be had again. Immutable.
 *
 * <p>Pictures, sound, file and calibration are each passed through here; skew is not a thing of pictures but of the time at
 * which they are taken, so whoever draws asks {@link #captureSeconds}.
 */
public final class FeedTrouble {
    /** A feed that is well. */
    public static final FeedTrouble NONE = new FeedTrouble(Settings.WELL, 0);

    private static final double EXPOSURE_PERIOD_SECONDS = 9;

    private final Settings settings;
    private final long seed;

    /**
     * How much of each.
     *
     * @param black while the picture is black
     * @param frozen while the picture stands still
     * @param silent while nothing is heard
     * @param deadFrom seconds; the file ends there
     * @param drop share of pictures lost
     * @param skewSeconds this camera is so much late, or early where negative
     * @param driftPpm its clock gains so many microseconds per second
     * @param exposure share by which brightness wanders up and down
     * @param calibrationPixels by which its calibration is off
     * @param damage share of transport packets lost or altered
     */
    record Settings(
            List<Span> black,
            List<Span> frozen,
            List<Span> silent,
            double deadFrom,
            double drop,
            double skewSeconds,
            double driftPpm,
            double exposure,
            double calibrationPixels,
            double damage) {
        static final Settings WELL =
                new Settings(List.of(), List.of(), List.of(), Double.POSITIVE_INFINITY, 0, 0, 0, 0, 0, 0);
    }

    FeedTrouble(Settings settings, long seed) {
        this.settings = settings;
        this.seed = seed;
    }

    /** How many of a feed's pictures there are before its camera dies. */
    public int frames(int planned, int fps) {
        double last = settings.deadFrom() * fps;
        return last >= planned ? planned : Math.max(1, (int) Math.ceil(last));
    }

    /** When a picture is really taken: what the camera believes to be {@code seconds}, in the venue's time. */
    public double captureSeconds(double seconds) {
        return Math.max(0, seconds + settings.skewSeconds() + seconds * settings.driftPpm() * 1e-6);
    }

    /** How the file is written: lost pictures leave gaps in its time. */
    public FeedFormat format(FeedFormat format, int frames) {
        if (settings.drop() == 0) {
            return format;
        }
        Random random = random(1);
        List<Integer> dropped = new ArrayList<>();
        // The first picture stays, or the feed's time would begin later.
        for (int frame = 1; frame < frames; frame++) {
            if (random.nextDouble() < settings.drop()) {
                dropped.add(frame);
            }
        }
        return format.withDropped(dropped);
    }

    /** The pictures with what is wrong in them. */
    public Pictures pictures(Pictures well, int fps) {
        boolean wrong = !settings.black().isEmpty() || !settings.frozen().isEmpty() || settings.exposure() != 0;
        return wrong
                ? new TroubledPictures(well, fps, settings, random(2).nextDouble(), EXPOSURE_PERIOD_SECONDS)
                : well;
    }

    /** The sound with what is wrong in it; shared sound stays as it is. */
    public Pcm sound(Pcm well) {
        boolean shifted = settings.skewSeconds() != 0 || settings.driftPpm() != 0;
        if (settings.silent().isEmpty() && !shifted) {
            return well;
        }
        short[] from = well.samples();
        short[] samples = new short[from.length];
        for (int i = 0; i < samples.length; i++) {
            double seconds = (double) i / Pcm.RATE;
            long source = shifted ? Math.round(captureSeconds(seconds) * Pcm.RATE) : i;
            boolean heard =
                    source < from.length && settings.silent().stream().noneMatch(span -> span.contains(seconds));
            samples[i] = heard ? from[(int) source] : 0;
        }
        return new Pcm(samples);
    }

    /** What the rig's file says of the camera: turned by the error, in a direction that the seed chooses. */
    public Camera calibration(Camera camera) {
        if (settings.calibrationPixels() == 0) {
            return camera;
        }
        double angle = random(3).nextDouble() * 2 * StrictMath.PI;
        return camera.turned(
                settings.calibrationPixels() * StrictMath.cos(angle),
                settings.calibrationPixels() * StrictMath.sin(angle));
    }

    /** Share of transport packets to damage. */
    public double damage() {
        return settings.damage();
    }

    /** Which packets, and how. */
    Random damageRandom() {
        return random(4);
    }

    private Random random(long purpose) {
        return new Random(seed * 31 + purpose);
    }

    @Override
    public String toString() {
        return settings.equals(Settings.WELL) ? "none" : settings.toString();
    }
}
