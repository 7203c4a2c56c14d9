package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Lays the pictures of a camera that turns and zooms on the plane of the middle one. Each starts from its refined neighbour, one step
 * further as before or as the points say that both share, and is then refined on a key picture. A key picture serves as long as half of it is seen, so that errors add
 * up a few times only. A camera that turns evenly needs no points to find its way. Where the camera travels, a plane does not hold, and the correlation is poor.
 */
final class PanAligner {
    /** More adds time, not accuracy. */
    private static final int WORKING_WIDTH = 960;
    /** Pixels at the working width: what points and noise make of a camera that stands still. */
    private static final double STILL = 0.75;

    private static final double LEAST_CORRELATION = 0.8;
    /** Below this the neighbour is tried, which shares more. */
    private static final double GOOD_CORRELATION = 0.85;
    /** By which the correlation goes down from picture to picture without being wrong. */
    private static final double USUAL_LOSS = 0.04;

    private static final double LEAST_OVERLAP = 0.5;
    /** Points that nearly always do: they only start what edges refine. */
    private static final int POINTS = 600;
    /** Where a picture shows little but ice and crowd, and few of these agree. */
    private static final int MORE_POINTS = 1_500;

    /** Pixels at the working width, less than what repeats along boards: so near to where an even turn leads a fit is no chance. */
    private static final double EVEN = 24;

    /** Times the width: an ordinary long lens, until the turning tells the true focal length. */
    private static final double FOCAL = 2;
    /** One over the variance of its logarithm, so that half and double are likely. */
    private static final double FOCAL_INFORMATION = 1 / (0.7 * 0.7);

    /** A lens that is not quite like a pinhole must not tie the focal length for good. */
    private static final double MOST_INFORMATION = 1 / (0.01 * 0.01);

    private final int width;
    private final int height;
    private final Homography fromVideo;
    private final List<Picture> pictures;
    /** Made when needed. */
    private final Map<Integer, Pyramid> pyramids = new ConcurrentHashMap<>();

    private final Map<Integer, Features> features = new ConcurrentHashMap<>();

    private final @Nullable Homography[] toReference;
    private final double[] correlation;
    private final double[] error;
    private final double scale;

    private PanAligner(List<Picture> pictures) {
        this.pictures = pictures;
        Picture first = pictures.get(0);
        scale = Math.min(1, WORKING_WIDTH / (double) first.width());
        width = (int) Math.round(first.width() * scale);
        height = (int) Math.round(first.height() * scale);
        fromVideo = Homography.scaling(width / (double) first.width());
        toReference = new Homography[pictures.size()];
        correlation = new double[pictures.size()];
        error = new double[pictures.size()];
    }

    private Pyramid pyramid(int i) {
        return pyramids.computeIfAbsent(i, k -> Pyramid.of(Pixels.gray(pictures.get(k), width, height), width, height));
    }

    private Features features(int i) {
        return features.computeIfAbsent(i, k -> features(pyramid(k), POINTS));
    }

    private static Features features(Pyramid pyramid, int most) {
        Pyramid.Level level = pyramid.levels().get(0);
        return Features.of(level.gray(), level.width(), level.height(), most);
    }

    /**
     * Aligns pictures of one size in the order of their times.
     *
     * @throws SliceException if some cannot be laid on the others
     */
    static Alignment align(List<Picture> pictures, List<Double> seconds) throws SliceException {
        PanAligner aligner = new PanAligner(pictures);
        int reference = pictures.size() / 2;
        if (aligner.still(reference)) {
            List<Double> ones = pictures.stream().map(picture -> 1.0).toList();
            return new Alignment(
                    pictures.stream().map(picture -> Homography.IDENTITY).toList(), ones, reference, 0, true);
        }
        return aligner.pan(reference, seconds);
    }

    /** Whether pictures from all parts of the video lie on the reference as they are. */
    private boolean still(int reference) {
        KeyPicture key = new KeyPicture(pyramid(reference));
        int n = pictures.size();
        return IntStream.of(0, n / 4, 3 * n / 4, n - 1).parallel().allMatch(i -> {
            KeyPicture.Fit fit = key.fit(pyramid(i), Turn.none(FOCAL * width), FOCAL_INFORMATION);
            return fit != null
                    && fit.correlation() > LEAST_CORRELATION
                    && fit.turn().homography(width, height).reach(width, height) < STILL;
        });
    }

    private Alignment pan(int reference, List<Double> seconds) throws SliceException {
        toReference[reference] = Homography.IDENTITY;
        correlation[reference] = 1;
        IntStream.of(-1, 1).parallel().forEach(direction -> chain(reference, direction));
        List<Homography> maps = new ArrayList<>();
        for (int i = 0; i < toReference.length; i++) {
            if (toReference[i] == null) {
                throw new SliceException(String.format(
                        Locale.ROOT,
                        "the picture at %.2f s cannot be laid on its neighbours: a cut, a camera that travels or turns too fast, or"
                                + " nothing to hold on to; choose a part of one shot with --from and --to",
                        seconds.get(i)));
            }
            maps.add(fromVideo
                    .inverse()
                    .after(Objects.requireNonNull(toReference[i]))
                    .after(fromVideo));
        }
        return new Alignment(
                maps,
                Arrays.stream(correlation).boxed().toList(),
                reference,
                Arrays.stream(error).average().orElse(0) / scale,
                false);
    }

    /** From the reference outwards; stops where a picture does not fit. */
    private void chain(int reference, int direction) {
        int number = reference;
        KeyPicture key = new KeyPicture(pyramid(number));
        Homography keyToReference = Homography.IDENTITY;
        Turn before = Turn.none(FOCAL * width);
        Homography lastStep = Homography.IDENTITY;
        double information = FOCAL_INFORMATION;
        for (int i = reference + direction; i >= 0 && i < pictures.size(); i += direction) {
            double good = Math.max(GOOD_CORRELATION, correlation[i - direction] - USUAL_LOSS);
            KeyPicture.Fit fit = even(key, i, before, lastStep, information, good);
            List<Homography> steps = List.of();
            if (fit == null) {
                steps = steps(i - direction, i, lastStep);
                fit = fit(key, i, before, steps, information, good);
            }
            if (number != i - direction && (fit == null || fit.correlation() < good)) {
                keyToReference =
                        keyToReference.after(before.homography(width, height).inverse());
                number = i - direction;
                key = new KeyPicture(pyramid(number));
                before = Turn.none(before.focalTo());
                fit = fit(key, i, before, steps, information, good);
            }
            if (fit == null || fit.correlation() < LEAST_CORRELATION) {
                Homography better =
                        features(pyramid(i - direction), MORE_POINTS).to(features(pyramid(i), MORE_POINTS));
                fit = better == null ? null : fit(key, i, before, List.of(better), information, good);
            }
            if (fit == null || fit.correlation() < LEAST_CORRELATION) {
                return;
            }
            lastStep = fit.turn()
                    .homography(width, height)
                    .after(before.homography(width, height).inverse());
            before = fit.turn();
            information = Math.min(MOST_INFORMATION, fit.information());
            correlation[i] = fit.correlation();
            error[i] = fit.error();
            toReference[i] =
                    keyToReference.after(before.homography(width, height).inverse());
        }
    }

    /** What comes of a step as the last one, where it leads nearly there; else null. */
    private KeyPicture.@Nullable Fit even(
            KeyPicture key, int picture, Turn before, Homography step, double information, double good) {
        KeyPicture.Fit fit = fit(key, picture, before, List.of(step), information, good);
        if (fit == null || fit.correlation() < good) {
            return null;
        }
        Homography expected = before.then(step, width, height).homography(width, height);
        double off =
                fit.turn().homography(width, height).after(expected.inverse()).reach(width, height);
        return off < EVEN ? fit : null;
    }

    private List<Homography> steps(int from, int to, Homography lastStep) {
        List<Homography> steps = new ArrayList<>(List.of(lastStep, Homography.IDENTITY));
        Homography found = features(from).to(features(to));
        if (found != null) {
            steps.add(0, found);
        }
        return steps;
    }

    /** The best that comes of several steps from the neighbour; the first that is good ends the search. */
    private KeyPicture.@Nullable Fit fit(
            KeyPicture key, int picture, Turn before, List<Homography> steps, double information, double good) {
        KeyPicture.Fit best = null;
        for (Homography step : steps) {
            Turn start = before.then(step, width, height);
            KeyPicture.Fit fit = overlap(start.homography(width, height)) < LEAST_OVERLAP
                    ? null
                    : key.fit(pyramid(picture), start, information);
            if (fit != null && (best == null || fit.correlation() > best.correlation())) {
                best = fit;
            }
            if (best != null && best.correlation() >= good) {
                return best;
            }
        }
        return best;
    }

    /** Share of the key picture that lies on another. */
    private double overlap(Homography toOther) {
        int inside = 0;
        int all = 0;
        for (int y = 0; y < 9; y++) {
            for (int x = 0; x < 16; x++, all++) {
                double u = (x + 0.5) * width / 16;
                double v = (y + 0.5) * height / 9;
                double ox = toOther.x(u, v);
                double oy = toOther.y(u, v);
                inside += toOther.weight(u, v) > 0.05 && ox >= 0 && oy >= 0 && ox < width && oy < height ? 1 : 0;
            }
        }
        return inside / (double) all;
    }
}
