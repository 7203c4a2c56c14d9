package dev.slipstream.benchmarks;

import dev.slipstream.simulator.sport.Sport;
import dev.slipstream.vision.slice.Cutout;
import dev.slipstream.vision.slice.Slice;
import dev.slipstream.vision.slice.SliceClip;
import dev.slipstream.vision.slice.SliceException;
import dev.slipstream.vision.slice.Slicer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How well and how fast slices of simulated videos are made: the masks of the instants shown against the simulator's own, in snow
 * and on ice, from a fixed and from a panning camera; and the time from the file to the picture, warm. Synthetic pictures.
 */
public final class SliceScore {
    private static final int FRAMES = 60;
    /**
     * Of 255: half of a pixel, as the truth knows halves. It counts four samples, of which two are hit from a share of about 3/8 on, and so
     * a share is rounded to quarters before it is asked whether it is half. With 128, masks of the exact shares (64 samples a pixel) would
     * reach an IoU of 0.960 with the truth; rounded, they reach 0.98 (medians of 33 pictures of the clips of seeds 31 to 33).
     */
    private static final int HALF = 96;

    private SliceScore() {}

    /**
     * One clip's figures.
     *
     * @param iou mean over the instants shown of the overlap of mask and truth, by their union
     * @param wallMs from the file to the picture
     * @param cpuMs of the whole process in the meantime
     */
    public record Clip(String label, double iou, double wallMs, double cpuMs) {}

    /**
     * Measures.
     *
     * @param width pixels of the pictures
     * @param work folder for the clips, kept between runs
     */
    public static List<Clip> of(List<Long> seeds, int width, int height, Path work, Consumer<String> progress)
            throws IOException {
        List<Clip> clips = new ArrayList<>();
        for (long seed : seeds) {
            for (Sport sport : List.of(Sport.SKI_CROSS, Sport.SHORT_TRACK)) {
                for (SliceMaterial.Shot shot : SliceMaterial.Shot.values()) {
                    Clip clip = of(SliceMaterial.of(sport, seed, shot, FRAMES, width, height, work));
                    progress.accept(String.format(
                            Locale.ROOT,
                            "%s: IoU %.3f, %.0f ms, CPU %.0f ms",
                            clip.label(),
                            clip.iou(),
                            clip.wallMs(),
                            clip.cpuMs()));
                    clips.add(clip);
                }
            }
        }
        return clips;
    }

    /** {@code sliceMaskIou}, the mean of all clips; {@code sliceMs} and {@code sliceCpuMs}, the medians, and {@code sliceSlowestMs}, the first clip left out as cold. */
    public static Map<String, Double> figures(List<Clip> clips) {
        List<Clip> warm = clips.size() > 1 ? clips.subList(1, clips.size()) : clips;
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(
                "sliceMaskIou", clips.stream().mapToDouble(Clip::iou).average().orElse(0));
        figures.put("sliceMs", CpuTime.median(warm.stream().map(Clip::wallMs).toList()));
        figures.put(
                "sliceSlowestMs", warm.stream().mapToDouble(Clip::wallMs).max().orElse(Double.NaN));
        figures.put("sliceCpuMs", CpuTime.median(warm.stream().map(Clip::cpuMs).toList()));
        return figures;
    }

    /** A clip of which no slice can be made counts as 0. */
    private static Clip of(SliceMaterial material) throws IOException {
        long wall = System.nanoTime();
        long cpu = CpuTime.nanos();
        try {
            SliceClip clip = SliceClip.read(material.clip(), 0, null, (done, of) -> {});
            Slice slice = Slicer.slice(clip.pictures(), stage -> {}, System::nanoTime);
            double wallMs = (System.nanoTime() - wall) / 1e6;
            double cpuMs = (CpuTime.nanos() - cpu) / 1e6;
            return new Clip(material.label(), iou(material, clip, slice), wallMs, cpuMs);
        } catch (SliceException e) {
            return new Clip(material.label() + " (" + e.getMessage() + ")", 0, Double.NaN, Double.NaN);
        } catch (dev.slipstream.vision.media.UndecodableMediaException e) {
            throw new IOException(e);
        }
    }

    private static double iou(SliceMaterial material, SliceClip clip, Slice slice) throws IOException {
        double[] each = new double[slice.seconds().size()];
        int n = 0;
        for (Slice.Mask mask : slice.masks()) {
            if (mask.shown()) {
                double seconds = clip.pictures().get(mask.number()).mediaTimeMicros() / 1e6;
                each[n++] = iou(
                        mask.cutout(), material.mask((int) Math.round(seconds * SliceMaterial.FPS)), material.width());
            }
        }
        return Arrays.stream(each, 0, n).average().orElse(0);
    }

    private static double iou(Cutout cutout, boolean[] truth, int width) {
        int both = 0;
        int either = 0;
        for (int i = 0; i < truth.length; i++) {
            boolean cut = cutout.at(i % width, i / width) >= HALF;
            both += cut && truth[i] ? 1 : 0;
            either += cut || truth[i] ? 1 : 0;
        }
        return either == 0 ? 1 : both / (double) either;
    }
}
