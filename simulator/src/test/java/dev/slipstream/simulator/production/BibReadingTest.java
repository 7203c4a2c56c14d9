package dev.slipstream.simulator.production;

import dev.slipstream.modelserving.TextLine;
import dev.slipstream.modelserving.ocr.PaddleTextReader;
import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.camera.View;
import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.render.SceneRenderer;
import dev.slipstream.simulator.sport.Athlete;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Sport;
import dev.slipstream.vision.media.Picture;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** The close-up is there so that a machine can tell who somebody is: by the number on chest or back. */
class BibReadingTest {
    /** Pictures of one athlete that the reader may look at. */
    private static final int LOOKS = 6;

    private static final double APART = 0.5;
    private static final double FACING = 0.7;
    private static final double LEAST_PIXELS = 60;
    /** Of the number's sheet, metres. */
    private static final double BIB = 0.28;

    /** An instant at which the featured athlete's number is turned to the camera. */
    private record Look(double time, double facing, Vec3 chest, double reach) {}

    @Test
    void bibsOfTheFeaturedCanBeRead() {
        List<String> read = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        try (PaddleTextReader reader = new PaddleTextReader()) {
            for (Sport sport : Sport.values()) {
                for (long seed : Rehearsals.SEEDS) {
                    Production production = Rehearsals.of(sport, seed);
                    SceneRenderer renderer = production.renderer(false);
                    looks(production).forEach((athlete, looks) -> {
                        Athlete who = production.competition().athletes().get(athlete);
                        List<String> seen = new ArrayList<>();
                        boolean known = looks.stream()
                                .anyMatch(look -> reads(production, renderer, reader, look, athlete, seen));
                        if (seen.isEmpty()) {
                            return; // Somebody or something was in front each time.
                        }
                        String name = String.format(Locale.ROOT, "%s %d bib %s %s", sport, seed, who.bib(), seen);
                        (known ? read : missed).add(name);
                    });
                }
            }
        }
        System.out.printf(
                Locale.ROOT, "bibs read: %d of %d; not read: %s%n", read.size(), read.size() + missed.size(), missed);
        assertThat(read.size() + missed.size()).isGreaterThanOrEqualTo(12);
        assertThat(read.size() / (double) (read.size() + missed.size())).isGreaterThanOrEqualTo(0.8);
    }

    /** By athlete: the best instants, some time apart. */
    private static Map<Integer, List<Look>> looks(Production production) {
        Map<Integer, List<Look>> all = new TreeMap<>();
        Competition competition = production.competition();
        View close = production.view("close");
        for (int frame = 0; frame < production.plan().frames(); frame += 3) {
            double time = frame / (double) production.plan().fps();
            int featured = competition.featured(time);
            Rehearsals.figure(competition, featured, time)
                    .map(figure -> look(close.at(time), time, figure))
                    .ifPresent(look -> {
                        if (look.facing() > FACING && look.reach() >= LEAST_PIXELS) {
                            all.computeIfAbsent(featured, key -> new ArrayList<>())
                                    .add(look);
                        }
                    });
        }
        all.replaceAll((athlete, looks) -> best(looks));
        return all;
    }

    private static List<Look> best(List<Look> looks) {
        List<Look> best = new ArrayList<>();
        looks.sort(Comparator.comparingDouble(Look::facing).reversed());
        for (Look look : looks) {
            if (best.size() < LOOKS && best.stream().noneMatch(other -> Math.abs(other.time() - look.time()) < APART)) {
                best.add(look);
            }
        }
        return best;
    }

    private static Look look(Camera camera, double time, Figure figure) {
        Vec3 centre = figure.torso().centre();
        Vec3 chest = camera.project(centre);
        double facing = Math.abs(
                figure.torso().forward().dot(camera.centre().minus(centre).unit()));
        boolean inside = chest != null
                && chest.x() > 0
                && chest.y() > 0
                && chest.x() < camera.width()
                && chest.y() < camera.height();
        return inside
                ? new Look(time, facing, Objects.requireNonNull(chest), BIB * facing * camera.focal() / chest.z())
                : new Look(time, 0, Vec3.ZERO, 0);
    }

    private static boolean reads(
            Production production,
            SceneRenderer renderer,
            PaddleTextReader reader,
            Look look,
            int athlete,
            List<String> seen) {
        int[] rgb = new int[Rehearsals.WIDTH * Rehearsals.HEIGHT];
        renderer.draw(production.view("close").at(look.time()), look.time(), 1, rgb);
        if (!uncovered(renderer.mask(), look, athlete)) {
            return false;
        }
        Athlete who = production.competition().athletes().get(athlete);
        byte[] bytes = new byte[rgb.length * 3];
        for (int i = 0; i < rgb.length; i++) {
            bytes[3 * i] = (byte) (rgb[i] >> 16);
            bytes[3 * i + 1] = (byte) (rgb[i] >> 8);
            bytes[3 * i + 2] = (byte) rgb[i];
        }
        List<TextLine> lines = reader.read(new Picture(Rehearsals.WIDTH, Rehearsals.HEIGHT, bytes));
        boolean read = lines.stream()
                .filter(line -> on(line, look))
                .anyMatch(line -> List.of(line.text().split("\\s+", -1)).contains(who.bib()));
        seen.add(String.format(
                Locale.ROOT,
                "%.2f s (%.0f%%): %s",
                look.time(),
                100 * look.facing(),
                lines.stream().map(TextLine::text).toList()));
        return read;
    }

    /** Whether a line of text is on the athlete's body: another may wear the number too, and boards have texts. */
    private static boolean on(TextLine line, Look look) {
        double x = line.x() + line.width() / 2.0 - look.chest().x();
        double y = line.y() + line.height() / 2.0 - look.chest().y();
        return Math.hypot(x, y) < 1.5 * look.reach();
    }

    /** Whether the number's sheet shows the athlete, in its middle and towards its corners. */
    private static boolean uncovered(int[] mask, Look look, int athlete) {
        double out = look.reach() * 0.3;
        for (int i = 0; i < 5; i++) {
            int x = (int) (look.chest().x() + (i == 0 ? 0 : i % 2 == 0 ? out : -out));
            int y = (int) (look.chest().y() + (i == 0 ? 0 : i > 2 ? out : -out));
            boolean inside = x >= 0 && y >= 0 && x < Rehearsals.WIDTH && y < Rehearsals.HEIGHT;
            if (!inside || mask[y * Rehearsals.WIDTH + x] != athlete) {
                return false;
            }
        }
        return true;
    }
}
