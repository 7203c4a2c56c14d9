package dev.slipstream.simulator.camera;

import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.sport.Competition;

import java.util.List;
import java.util.Random;

/**
 * The cameras that a director cuts between, with good lenses that do not distort: {@code wide} (fixed), {@code pan},
 * {@code zoom}, {@code close} and {@code reverse} (from the other side, for replays).
 */
public final class ProgrammeViews {
    private final Competition competition;
    private final Site site;
    private final int width;
    private final int height;
    private final Random random;

    private ProgrammeViews(Competition competition, int width, int height, long seed) {
        this.competition = competition;
        this.site = Site.of(competition);
        this.width = width;
        this.height = height;
        this.random = new Random(seed ^ 0x9E3779B97F4A7C15L);
    }

    /** All of them, {@code wide} first. */
    public static List<View> of(Competition competition, int width, int height, long seed) {
        ProgrammeViews views = new ProgrammeViews(competition, width, height, seed);
        return views.site.slope() ? views.besideTheCourse() : views.aroundTheIce();
    }

    private List<View> aroundTheIce() {
        return List.of(
                wide(place(-4, -29.5, 12.5), new Vec3(0, 1, 0), 84),
                follow("pan", place(0, -27, 11), new FollowView.Hand(2.6, 0.7, 19, 0.25, 0.4)),
                follow("zoom", place(-8, -25, 9.5), new FollowView.Hand(3.5, 0.5, 7.5, 0.5, 0.2)),
                close(List.of(
                        place(-24, -16, 2.8),
                        place(24, -16, 2.8),
                        place(-24, 16, 2.8),
                        place(24, 16, 2.8),
                        place(31, -3, 3.2),
                        place(-31, 3, 3.2),
                        place(0, -16, 2.8))),
                follow("reverse", place(7, 25, 8), new FollowView.Hand(3, 0.6, 9, 0.4, 0.2)));
    }

    private List<View> besideTheCourse() {
        return List.of(
                wide(place(138, -24, 12), site.above(58, 0, 2), 52),
                follow("pan", place(92, -23, 8), new FollowView.Hand(2.6, 0.7, 16, 0.25, 0)),
                follow("zoom", place(118, -18, 7), new FollowView.Hand(3.5, 0.5, 9, 0.25, 0)),
                close(List.of(place(44, -15, 3), place(82, 15, 3), place(124, -15.5, 3))),
                follow("reverse", place(75, 19, 5), new FollowView.Hand(3.5, 0.5, 9, 0.3, 0)));
    }

    /** About there: no two venues are quite alike. */
    private Vec3 place(double x, double y, double above) {
        return site.above(x + random.nextDouble() - 0.5, y + 0.6 * (random.nextDouble() - 0.5), above);
    }

    private View wide(Vec3 from, Vec3 at, double degrees) {
        return View.fixed("wide", Camera.lookingAt(width, height, Camera.focal(width, degrees), from, at));
    }

    private View follow(String id, Vec3 from, FollowView.Hand hand) {
        return new FollowView(id, competition, from, hand, width, height);
    }

    private View close(List<Vec3> places) {
        return new CloseView(competition, places, width, height);
    }
}
