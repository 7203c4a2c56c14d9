package dev.slipstream.simulator.feed;

import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.sound.Pcm;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What is wrong with one feed on purpose. Everything follows from the seed, so that a failure can be had again.
 *
 * <p>Pictures, sound, file and calibration are each passed through here; skew is not a thing of pictures but of the time at
 * which they are taken, so whoever draws asks {@link #captureSeconds}.
 */
public final class FeedTrouble {
    /** A feed that is well. */
    public static final FeedTrouble NONE = new FeedTrouble(0);

    private final long seed;
    private final Map<Fault, List<Span>> faults = new EnumMap<>(Fault.class);
    private final Map<Flaw, Double> flaws = new EnumMap<>(Flaw.class);

    FeedTrouble(long seed) {
        this.seed = seed;
    }

    void add(Fault fault, Span span) {
        faults.computeIfAbsent(fault, key -> new ArrayList<>()).add(span);
    }

    void add(Flaw flaw, double measure) {
        flaws.put(flaw, measure);
    }

    boolean has(Fault fault, double seconds) {
        return faults.getOrDefault(fault, List.of()).stream().anyMatch(span -> span.contains(seconds));
    }

    double measure(Flaw flaw) {
        return flaws.getOrDefault(flaw, 0.0);
    }

    /** How many of a feed's pictures there are before its camera dies; at least one. */
    public int frames(int planned, int fps) {
        for (int frame = 1; frame < planned; frame++) {
            if (has(Fault.DEAD, (double) frame / fps)) {
                return frame;
            }
        }
        return planned;
    }

    /** When a picture is really taken: what the camera believes to be {@code seconds}, in the venue's time. */
    public double captureSeconds(double seconds) {
        return Math.max(0, seconds + measure(Flaw.SKEW) + seconds * measure(Flaw.DRIFT) * 1e-6);
    }

    /** How the file is written: lost pictures leave gaps in its time. */
    public FeedFormat format(FeedFormat format, int frames) {
        Random random = random(1);
        List<Integer> dropped = new ArrayList<>();
        // The first picture stays, or the feed's time would begin later.
        for (int frame = 1; frame < frames; frame++) {
            if (random.nextDouble() < measure(Flaw.DROP)) {
                dropped.add(frame);
            }
        }
        return format.withDropped(dropped);
    }

    /** The pictures with what is wrong in them. */
    public Pictures pictures(Pictures well, int fps) {
        boolean wrong = faults.containsKey(Fault.BLACK) || faults.containsKey(Fault.FROZEN);
        return wrong || flaws.containsKey(Flaw.EXPOSURE)
                ? new TroubledPictures(well, fps, this, random(2).nextDouble())
                : well;
    }

    /** The sound with what is wrong in it; sound that is shared with other feeds stays as it is. */
    public Pcm sound(Pcm well) {
        if (!faults.containsKey(Fault.SILENT) && !flaws.containsKey(Flaw.SKEW) && !flaws.containsKey(Flaw.DRIFT)) {
            return well;
        }
        short[] from = well.samples();
        short[] samples = new short[from.length];
        for (int i = 0; i < samples.length; i++) {
            double seconds = (double) i / Pcm.RATE;
            long source = Math.round(captureSeconds(seconds) * Pcm.RATE);
            samples[i] = source >= from.length || has(Fault.SILENT, seconds) ? 0 : from[(int) source];
        }
        return new Pcm(samples);
    }

    /** What the rig's file says of the camera: turned by the error, in a direction that the seed chooses. */
    public Camera calibration(Camera camera) {
        double pixels = measure(Flaw.CALIBRATION);
        double angle = random(3).nextDouble() * 2 * StrictMath.PI;
        return pixels == 0 ? camera : camera.turned(pixels * StrictMath.cos(angle), pixels * StrictMath.sin(angle));
    }

    /** Share of the feed's transport packets that {@link DamagedFile} loses or alters. */
    public double damage() {
        return measure(Flaw.DAMAGE);
    }

    /** For a purpose of its own each, so that one kind of trouble does not change another. */
    Random random(long purpose) {
        return new Random(seed * 31 + purpose);
    }

    @Override
    public String toString() {
        return faults + " " + flaws;
    }
}
