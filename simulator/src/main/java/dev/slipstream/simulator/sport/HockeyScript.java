package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Clip;
import dev.slipstream.simulator.geometry.Vec3;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to happen in a game, before anybody moves: where players are to be and when, what they do there, and whose
 * the puck is. Plays write it; {@link HockeyMotion} and {@link Puck} make it come true. Players 0 to 4 attack towards
 * x = +26 and 5 keeps their goal; 6 to 10 defend and 11 keeps theirs.
 */
final class HockeyScript {
    static final int PLAYERS = 12;
    static final int HOME_KEEPER = 5;
    static final int KEEPER = 11;
    static final double GOAL_LINE = 26;

    /** To be at a place at a time. */
    record Waypoint(double time, double x, double y) {}

    /**
     * Something done with body and stick.
     *
     * @param still the legs do it too; otherwise they go on skating
     * @param facing the puck's goal, another player or ahead
     */
    record Action(int player, double from, double to, Clip clip, boolean still, Facing facing) {}

    /** Where a player turns for an action. */
    record Facing(int player, double x, double y) {
        static final Facing AHEAD = new Facing(-2, 0, 0);

        static Facing to(int player) {
            return new Facing(player, 0, 0);
        }

        static Facing point(double x, double y) {
            return new Facing(-1, x, y);
        }
    }

    /** Off the skates, sliding and getting up: nobody steers. */
    record Down(int player, double from, double to) {}

    /** Two who may touch, to within a distance. */
    record Contact(int one, int other, double from, double to, double distance) {}

    /**
     * A spot that the puck is at.
     *
     * @param player whose, or -1 for a point of the world
     * @param blade at the blade of the stick; otherwise {@code at} is in the player's own axes
     */
    record Spot(int player, boolean blade, Vec3 at) {
        static Spot blade(int player) {
            return new Spot(player, true, Vec3.ZERO);
        }

        static Spot body(int player, double x, double y, double z) {
            return new Spot(player, false, new Vec3(x, y, z));
        }

        static Spot point(double x, double y, double z) {
            return new Spot(-1, false, new Vec3(x, y, z));
        }
    }

    /**
     * A stretch of the puck's way.
     *
     * @param end where it goes from {@code start}; null to stay with {@code start}
     * @param lift height of its arc, metres
     */
    record PuckCue(
            double from, double to, Spot start, @Nullable Spot end, double lift) {}

    /** A moment to be; a goal's time is known only when the puck has crossed the line. */
    record Cue(Moment.Type type, double time, List<Integer> players, double importance) {}

    private final List<List<Waypoint>> routes = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private final List<Down> downs = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private final List<PuckCue> puck = new ArrayList<>();
    private final List<Cue> cues = new ArrayList<>();

    HockeyScript() {
        for (int i = 0; i < PLAYERS; i++) {
            routes.add(new ArrayList<>());
        }
    }

    void way(int player, double time, double x, double y) {
        List<Waypoint> route = routes.get(player);
        int i = route.size();
        while (i > 0 && route.get(i - 1).time() > time) {
            i--;
        }
        route.add(i, new Waypoint(time, x, y));
    }

    void act(int player, double from, Clip clip, boolean still, Facing facing) {
        actions.add(new Action(player, from, from + clip.end(), clip, still, facing));
    }

    void down(int player, double from, double to) {
        downs.add(new Down(player, from, to));
    }

    void contact(int one, int other, double from, double to, double distance) {
        contacts.add(new Contact(one, other, from, to, distance));
    }

    void puck(double from, double to, Spot start, @Nullable Spot end, double lift) {
        puck.add(new PuckCue(from, to, start, end, lift));
    }

    void cue(Moment.Type type, double time, double importance, Integer... players) {
        cues.add(new Cue(type, time, List.of(players), importance));
    }

    /** Ascending by time. */
    List<Waypoint> route(int player) {
        return routes.get(player);
    }

    List<Action> actions() {
        return actions;
    }

    List<Down> downs() {
        return downs;
    }

    List<Contact> contacts() {
        return contacts;
    }

    List<PuckCue> puckCues() {
        return puck;
    }

    List<Cue> cues() {
        return cues;
    }

    /** Where a player is to be, straight from waypoint to waypoint. */
    Vec3 planned(int player, double time) {
        List<Waypoint> route = routes.get(player);
        Waypoint before = route.get(0);
        for (Waypoint w : route) {
            if (w.time() > time) {
                double k =
                        w.time() > before.time() ? Math.max(0, (time - before.time()) / (w.time() - before.time())) : 1;
                return new Vec3(before.x() + (w.x() - before.x()) * k, before.y() + (w.y() - before.y()) * k, 0);
            }
            before = w;
        }
        return new Vec3(before.x(), before.y(), 0);
    }
}
