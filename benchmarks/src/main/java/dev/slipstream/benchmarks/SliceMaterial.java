package dev.slipstream.benchmarks;

import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.camera.CameraRing;
import dev.slipstream.simulator.camera.ProgrammeViews;
import dev.slipstream.simulator.camera.View;
import dev.slipstream.simulator.feed.FeedFile;
import dev.slipstream.simulator.feed.FeedFormat;
import dev.slipstream.simulator.feed.Pictures;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.render.SceneMemory;
import dev.slipstream.simulator.render.SceneRenderer;
import dev.slipstream.simulator.render.Stage;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Competitions;
import dev.slipstream.simulator.sport.Sport;
import dev.slipstream.simulator.venue.Stages;
import dev.slipstream.simulator.venue.Wardrobe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A simulated camera's video of athletes who pass, and the true mask of those who move in each of its pictures. Rendered
 * once and kept.
 *
 * @param clip H.264
 * @param masks for each picture of the clip a byte per pixel: how many quarters of it show an athlete who moves
 */
record SliceMaterial(String label, Path clip, Path masks, int width, int height) {
    static final int FPS = 25;

    private static final double SECONDS = 12;
    private static final int RING = 8;
    /** Metres that an athlete's trunk moves during the clip, from which on the slice is to show that athlete. */
    private static final double MOVES = 1.5;

    /** A camera of the venue: the programme's panning one, or one of the ring, which stands still. */
    enum Shot {
        PAN,
        FIXED
    }

    /**
     * Renders what is not there yet.
     *
     * @param frames pictures of the clip, around the instant at which somebody is in the middle of the capture volume
     */
    static SliceMaterial of(Sport sport, long seed, Shot shot, int frames, int width, int height, Path work)
            throws IOException {
        String label = String.format(
                Locale.ROOT,
                "slice-%s-%d-%s-%dx%d-%d",
                sport.label(),
                seed,
                shot.name().toLowerCase(Locale.ROOT),
                width,
                height,
                frames);
        SliceMaterial material =
                new SliceMaterial(label, work.resolve(label + ".mp4"), work.resolve(label + ".masks"), width, height);
        // The clip appears last.
        if (!Files.exists(material.clip)) {
            Files.createDirectories(work);
            material.render(sport, seed, shot, frames);
        }
        return material;
    }

    private void render(Sport sport, long seed, Shot shot, int frames) throws IOException {
        Competition competition = Competitions.of(sport, seed, SECONDS);
        Stage stage = Stages.of(competition, seed);
        View view = shot == Shot.PAN
                ? ProgrammeViews.of(competition, width, height, seed).get(1)
                : CameraRing.of(competition, RING, width, height, seed).get((int) (seed % RING));
        double start = Math.max(0, passing(competition) - frames / 2.0 / FPS);
        Set<Integer> moving = moving(competition, start, start + (double) frames / FPS);
        SceneRenderer renderer = new SceneRenderer(
                stage,
                Wardrobe.of(sport, competition.athletes()),
                new SceneMemory(competition, stage),
                width,
                height,
                shot == Shot.FIXED);
        try (var truth = Files.newOutputStream(masks)) {
            Pictures pictures = new Pictures() {
                @Override
                public int width() {
                    return width;
                }

                @Override
                public int height() {
                    return height;
                }

                @Override
                public void draw(int frame, int[] rgb) {
                    double time = start + (double) frame / FPS;
                    renderer.draw(view.at(time), time, view.id().hashCode() + frame, rgb);
                    try {
                        truth.write(renderer.coverage(moving::contains));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            };
            FeedFile.write(clip, pictures, frames, FeedFormat.of(width, height).withFps(FPS), null, done -> {});
        }
    }

    /** The middle of the longest time at which most athletes are in the volume that the ring looks into. */
    private static double passing(Competition competition) {
        double step = 0.1;
        long most = 1;
        int longest = 0;
        double middle = SECONDS / 2;
        int run = 0;
        for (double time = 0; time < SECONDS; time += step) {
            long inside = competition.at(time).figures().stream()
                    .filter(figure ->
                            competition.captureVolume().contains(figure.torso().centre()))
                    .count();
            if (inside > most) {
                most = inside;
                longest = 0;
                run = 0;
            }
            run = inside == most ? run + 1 : 0;
            if (run > longest) {
                longest = run;
                middle = time - run * step / 2;
            }
        }
        return middle;
    }

    private static Set<Integer> moving(Competition competition, double from, double to) {
        List<Figure> before = competition.at(from).figures();
        Set<Integer> moving = new HashSet<>();
        for (double time = from; time < to; time += 0.2) {
            for (Figure figure : competition.at(time).figures()) {
                Vec3 now = figure.torso().centre();
                boolean stays = before.stream()
                        .anyMatch(old -> old.athlete() == figure.athlete()
                                && old.torso().centre().minus(now).length() < MOVES);
                if (!stays) {
                    moving.add(figure.athlete());
                }
            }
        }
        return moving;
    }

    /** The true mask of a picture of the clip: the pixels of which an athlete covers at least half. */
    boolean[] mask(int frame) throws IOException {
        byte[] coverage = new byte[width * height];
        try (var file = Files.newByteChannel(masks)) {
            file.position((long) frame * coverage.length);
            var buffer = java.nio.ByteBuffer.wrap(coverage);
            int read = 0;
            while (buffer.hasRemaining() && read >= 0) {
                read = file.read(buffer);
            }
            if (buffer.hasRemaining()) {
                throw new IOException(masks + " has no picture " + frame + "; delete it and its clip");
            }
        }
        boolean[] mask = new boolean[coverage.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = coverage[i] >= 2;
        }
        return mask;
    }
}
