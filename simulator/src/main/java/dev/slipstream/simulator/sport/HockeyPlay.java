package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Clip;
import dev.slipstream.simulator.body.Falls;
import dev.slipstream.simulator.body.GoalkeeperMoves;
import dev.slipstream.simulator.body.HockeyMoves;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.sport.HockeyScript.Facing;
import dev.slipstream.simulator.sport.HockeyScript.Spot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One attack over the blue line: a pass to the wing, perhaps a check, a pass back through the slot, a pass to the
 * finisher and the shot; then the goal's celebration, the goalkeeper's freeze, or a chase in the corner. Half of the
 * attacks are mirrored.
 */
final class HockeyPlay {
    /** How an attack ends. */
    enum Ending {
        GOAL(12.6),
        SAVE(10.2),
        WIDE(10.2);

        /** Seconds until the next attack begins. */
        final double length;

        Ending(double length) {
            this.length = length;
        }
    }

    /** The shot leaves so long after the play begins. */
    static final double SHOT = 5.95;

    private static final double FLIGHT = 0.25;
    /** Metres between those who embrace. */
    private static final double TOGETHER = 0.76;

    private static final int LEFT_DEFENCE = 3;
    private static final int RIGHT_DEFENCE = 4;

    private final HockeyScript script;
    private final Random random;
    private final double start;
    private final Ending ending;
    private final double side;
    private final int carrier;
    private final int winger;
    private final int finisher;
    /** Whom each of the attackers has against them. */
    private final int onWinger;

    private final int onFinisher;
    private final int onCarrier = 8;

    HockeyPlay(HockeyScript script, Random random, double start, Ending ending, int carrier) {
        this.script = script;
        this.random = random;
        this.start = start;
        this.ending = ending;
        this.side = random.nextBoolean() ? 1 : -1;
        List<Integer> others = new ArrayList<>(List.of(0, 1, 2));
        others.remove(Integer.valueOf(carrier));
        Collections.shuffle(others, random);
        this.carrier = carrier;
        this.winger = others.get(0);
        this.finisher = others.get(1);
        this.onWinger = side > 0 ? 6 : 7;
        this.onFinisher = side > 0 ? 7 : 6;
    }

    /**
     * Writes the play.
     *
     * @param next who carries the puck in the next one
     */
    void write(int next) {
        attack();
        boolean check = ending != Ending.WIDE;
        if (check) {
            check(winger, onWinger, 3.15, 21.0, 5.6, random.nextInt(3) == 0);
        }
        switch (ending) {
            case GOAL -> goal();
            case SAVE -> save(next);
            case WIDE -> wide(next);
        }
        defend();
    }

    private void at(int player, double time, double x, double y) {
        script.way(
                player,
                start + time,
                x + 0.5 * (random.nextDouble() - 0.5),
                side * y + 0.5 * (random.nextDouble() - 0.5));
    }

    /** The points do not change sides with the attack. */
    private void point(int player, double time, double x, double y) {
        script.way(player, start + time, x, y);
    }

    private void attack() {
        at(carrier, 0, 8.0, 0.5);
        at(winger, 0, 9.0, 8.0);
        at(finisher, 0, 8.5, -7.5);
        at(carrier, 1.35, 13.2, 0.8);
        at(winger, 1.85, 17.2, 6.6);
        at(finisher, 2.2, 14.5, -7.2);
        at(winger, 2.85, 20.6, 5.2);
        at(carrier, 3.3, 17.8, -0.6);
        at(carrier, 4.35, 19.8, 0.8);
        at(winger, 4.6, 22.4, 4.6);
        at(finisher, 4.7, 19.3, -4.9);
        at(finisher, SHOT, 21.3, -2.9);
        at(carrier, SHOT, 22.2, 1.6);
        at(winger, SHOT, 24.0, 3.9);
        point(LEFT_DEFENCE, 0, 3.0, 4.5);
        point(RIGHT_DEFENCE, 0, 3.0, -4.5);
        point(LEFT_DEFENCE, 4.0, 12.0, 5.5);
        point(RIGHT_DEFENCE, 4.0, 12.6, -5.5);
        point(LEFT_DEFENCE, 6.6, 13.5, 4.2);
        point(RIGHT_DEFENCE, 6.6, 13.2, -4.4);
        pass(carrier, 0, 1.35, winger, 1.87);
        pass(winger, 1.87, 2.80, carrier, 3.22);
        pass(carrier, 3.22, 4.30, finisher, 4.66);
        boolean slap = random.nextInt(4) == 0;
        Clip clip = slap ? HockeyMoves.SLAP_SHOT : HockeyMoves.WRIST_SHOT;
        double release = slap ? HockeyMoves.SLAP_RELEASE : HockeyMoves.WRIST_RELEASE;
        script.act(finisher, start + SHOT - release, clip, false, Facing.point(HockeyScript.GOAL_LINE, 0));
        carry(finisher, 4.66, SHOT - (slap ? release : 0));
        if (slap) {
            // While the stick is up the puck glides to where it will be struck.
            script.puck(start + SHOT - release, start + SHOT, Spot.blade(finisher), Spot.blade(finisher), 0);
        }
    }

    private void carry(int player, double from, double to) {
        script.puck(start + from, start + to, Spot.blade(player), null, 0);
    }

    /** Carried until the release, then over the ice to another's blade. */
    private void pass(int from, double since, double release, int to, double arrival) {
        carry(from, since, release);
        script.act(from, start + release - HockeyMoves.PASS_RELEASE, HockeyMoves.PASS, false, Facing.to(to));
        script.puck(start + release, start + arrival, Spot.blade(from), Spot.blade(to), 0);
        script.act(to, start + arrival - 0.40, HockeyMoves.RECEIVE, false, Facing.AHEAD);
    }

    private void check(int victim, int checker, double time, double x, double y, boolean falls) {
        script.way(victim, start + time, x, side * y);
        // Alongside first, on the side of the goal.
        Vec3 beside = script.planned(victim, start + time - 0.8);
        script.way(checker, start + time - 0.8, beside.x() + 0.9, beside.y() - side * 1.3);
        script.way(checker, start + time, x + 0.65, side * (y - 0.55));
        script.way(checker, start + time + 0.7, x + 0.6, side * (y + 0.4));
        script.contact(victim, checker, start + time - 0.5, start + time + 0.9, 0.88);
        script.act(checker, start + time - HockeyMoves.CONTACT, HockeyMoves.CHECK, true, Facing.to(victim));
        script.cue(Moment.Type.HIT, start + time, falls ? 0.6 : 0.55, checker, victim);
        if (falls) {
            double lying = 0.5;
            Clip fall = random.nextBoolean()
                    ? Falls.slip(HockeyMoves.READY, lying, HockeyMoves.READY)
                    : Falls.trip(HockeyMoves.READY, lying, HockeyMoves.READY);
            script.act(victim, start + time, fall, true, Facing.AHEAD);
            script.down(victim, start + time, start + time + fall.end() - 0.5);
            script.cue(Moment.Type.FALL, start + time + 0.5, 0.6, victim);
        } else {
            script.act(victim, start + time - 0.45, HockeyMoves.CHECKED, true, Facing.AHEAD);
        }
    }

    private void goal() {
        boolean high = random.nextBoolean();
        double y = side * (0.25 + 0.4 * random.nextDouble());
        double z = high ? 0.6 + 0.35 * random.nextDouble() : 0.10;
        double in = start + SHOT + FLIGHT;
        script.puck(start + SHOT, in, Spot.blade(finisher), Spot.point(26.75, y, z), 0);
        script.puck(in, in + 0.35, Spot.point(26.75, y, z), Spot.point(26.55, y * 0.9, Puck.RESTING), 0);
        script.puck(in + 0.35, start + 9.4, Spot.point(26.55, y * 0.9, Puck.RESTING), null, 0);
        script.act(
                HockeyScript.KEEPER,
                start + SHOT + 0.04,
                GoalkeeperMoves.save(GoalkeeperMoves.BUTTERFLY, 0.30),
                true,
                Facing.to(finisher));
        script.cue(Moment.Type.GOAL, in, 0.95, finisher, carrier, winger);
        script.cue(Moment.Type.CELEBRATION, in + 1.2, 0.6, finisher, carrier, winger);
        Vec3 spot = new Vec3(20.3, -5.2 * side, 0);
        script.way(finisher, start + 7.0, 23.2, -4.9 * side);
        script.way(finisher, start + 8.1, spot.x(), spot.y());
        script.way(finisher, start + 9.6, spot.x() - 0.8, spot.y() + 0.2);
        int[] friends = {carrier, winger, LEFT_DEFENCE};
        double[] angles = {0.4, 2.2, 3.9};
        for (int i = 0; i < friends.length; i++) {
            double arrive = 8.3 + 0.35 * i;
            double x = spot.x() - 0.4 + TOGETHER * StrictMath.cos(angles[i]);
            double y2 = spot.y() + side * TOGETHER * StrictMath.sin(angles[i]);
            script.way(friends[i], start + arrive, x, y2);
            script.way(friends[i], start + 9.7, x - 0.4, y2);
            script.contact(friends[i], finisher, start + 7.6, start + 10.4, TOGETHER);
            cheer(friends[i], 6.35 + 0.12 * i, arrive - 0.35, 9.6);
            for (int j = 0; j < i; j++) {
                script.contact(friends[i], friends[j], start + 7.6, start + 10.4, TOGETHER);
            }
        }
        cheer(finisher, 6.55, 8.2, 9.7);
        point(RIGHT_DEFENCE, 9.5, 17.0, -4.0);
    }

    /** Arms up, then around the others. */
    private void cheer(int player, double from, double together, double until) {
        boolean kneels = player == finisher && random.nextInt(3) == 0;
        Clip clip = Clip.from(0, HockeyMoves.UPRIGHT)
                .then(0.35, HockeyMoves.CHEER)
                .then(0.95, kneels ? HockeyMoves.KNEE_SLIDE : HockeyMoves.CHEER.hipsBy(0, 0, 0.015))
                .then(together - from, HockeyMoves.CHEER)
                .then(together - from + 0.6, HockeyMoves.EMBRACE)
                .then(until - from, HockeyMoves.EMBRACE)
                .then(until - from + 0.5, HockeyMoves.UPRIGHT);
        script.act(player, start + from, clip, true, player == finisher ? Facing.AHEAD : Facing.to(finisher));
    }

    private void save(int next) {
        double stop = start + SHOT + FLIGHT - 0.02;
        int how = random.nextInt(3);
        Spot caught = switch (how) {
            case 0 -> Spot.body(HockeyScript.KEEPER, 0.38, 0.62, 1.08);
            case 1 -> Spot.body(HockeyScript.KEEPER, 0.30, -0.55, 0.16);
            default -> Spot.body(HockeyScript.KEEPER, 0.34, 0.12, 0.42);
        };
        var pose = how == 0 ? GoalkeeperMoves.GLOVE : how == 1 ? GoalkeeperMoves.STRETCH : GoalkeeperMoves.BUTTERFLY;
        Clip clip = Clip.from(0, GoalkeeperMoves.CROUCH)
                .then(0.22, pose)
                .then(0.75, pose)
                .then(1.15, GoalkeeperMoves.COVERED)
                .then(1.75, GoalkeeperMoves.COVERED)
                .then(2.4, GoalkeeperMoves.CROUCH);
        script.act(HockeyScript.KEEPER, start + SHOT, clip, true, Facing.to(finisher));
        Spot covered = Spot.body(HockeyScript.KEEPER, 0.62, 0.05, Puck.RESTING);
        script.puck(start + SHOT, stop, Spot.blade(finisher), caught, 0);
        script.puck(stop, start + 6.75, caught, null, 0);
        script.puck(start + 6.75, start + 7.1, caught, covered, 0);
        script.puck(start + 7.1, start + 7.75, covered, null, 0);
        script.puck(start + 7.75, start + 8.2, covered, Spot.blade(onFinisher), 0);
        script.cue(Moment.Type.SHOT, start + SHOT, 0.35, finisher);
        script.cue(Moment.Type.SAVE, stop, 0.65, HockeyScript.KEEPER, finisher);
        at(onFinisher, 8.2, 22.6, -4.2);
        at(onFinisher, 9.0, 20.0, -5.5);
        at(finisher, 7.4, 23.2, -3.0);
        clear(onFinisher, 8.2, 8.95, next);
        regroup();
    }

    private void wide(int next) {
        double y = -side * (1.35 + 0.5 * random.nextDouble());
        double boards = start + SHOT + 0.36;
        script.puck(start + SHOT, boards, Spot.blade(finisher), Spot.point(29.7, y, 0.2), 0);
        script.puck(boards, start + 7.35, Spot.point(29.7, y, 0.2), Spot.blade(onFinisher), 0);
        script.cue(Moment.Type.SHOT, start + SHOT, 0.4, finisher);
        script.act(
                HockeyScript.KEEPER,
                start + SHOT + 0.05,
                GoalkeeperMoves.save(GoalkeeperMoves.STRETCH, 0.28),
                true,
                Facing.to(finisher));
        at(onFinisher, 6.7, 25.6, -3.4);
        at(onFinisher, 7.35, 27.6, -4.2);
        at(onFinisher, 8.0, 27.6, -5.6);
        at(finisher, 7.3, 24.8, -5.8);
        clear(onFinisher, 7.35, 7.95, next);
        check(onFinisher, finisher, 8.15, 27.5, -5.9, true);
        regroup();
    }

    /** A defender's clearance that the other side picks up at the blue line. */
    private void clear(int defender, double from, double release, int next) {
        carry(defender, from, release);
        script.act(defender, start + release - HockeyMoves.PASS_RELEASE, HockeyMoves.PASS, false, Facing.to(next));
        script.puck(start + release, start + ending.length, Spot.blade(defender), Spot.blade(next), 0);
    }

    private void regroup() {
        at(winger, 7.6, 19.5, 4.2);
        at(carrier, 7.6, 18.0, -0.8);
        point(LEFT_DEFENCE, 8.6, 9.0, 4.4);
        point(RIGHT_DEFENCE, 8.6, 9.0, -4.4);
    }

    /** Between their man and the goal; forwards come back with the puck. */
    private void defend() {
        int[][] pairs = {
            {onWinger, winger}, {onFinisher, finisher}, {onCarrier, carrier}, {9, LEFT_DEFENCE}, {10, RIGHT_DEFENCE}
        };
        Vec3 goal = new Vec3(25.0, 0, 0);
        for (int[] pair : pairs) {
            for (double t = 0; t < ending.length - 0.6; t += 1.2) {
                double time = start + t;
                if (busy(pair[0], time) || (ending == Ending.GOAL && t > 7)) {
                    continue;
                }
                Vec3 man = script.planned(pair[1], time);
                Vec3 back = goal.minus(man).unit().times(pair[0] >= 9 ? 2.4 : 1.9);
                script.way(pair[0], time, man.x() + back.x(), man.y() + back.y() + side * 0.5);
            }
        }
        if (ending == Ending.GOAL) {
            at(onWinger, 8.5, 23.0, 3.4);
            at(onFinisher, 8.5, 24.2, -1.9);
            at(onCarrier, 8.8, 16.0, 2.4);
            at(9, 9.0, 10.0, 3.0);
            at(10, 9.0, 9.0, -2.0);
        }
    }

    /** Near a time for which the play already has a place for this player. */
    private boolean busy(int player, double time) {
        return script.route(player).stream().anyMatch(w -> Math.abs(w.time() - time) < 0.75);
    }
}
