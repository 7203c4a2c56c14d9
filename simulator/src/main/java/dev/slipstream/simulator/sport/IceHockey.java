package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Body;
import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.body.Kit;
import dev.slipstream.simulator.body.Skeleton;
import dev.slipstream.simulator.geometry.Box;
import dev.slipstream.simulator.geometry.Vec3;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** A game of five against five, attack after attack on the goal that the ring of cameras stands around. */
final class IceHockey extends Staged {
    private static final int TEAM = 6;
    private static final int PERIOD = 1200;
    private static final double LAST_SHOT = HockeyPlay.SHOT + HockeyScoring.HORN + 0.6;
    private static final Box SLOT = new Box(new Vec3(15, -7, 0), new Vec3(29, 7, 2.4));

    private final List<HockeyPlayer> players;
    private final Puck puck;
    private final HockeyScoring scoring;
    private final HockeyCoverage coverage;

    private IceHockey(
            Programme programme,
            List<HockeyPlayer> players,
            Puck puck,
            HockeyScoring scoring,
            HockeyCoverage coverage) {
        super(programme);
        this.players = players;
        this.puck = puck;
        this.scoring = scoring;
        this.coverage = coverage;
    }

    static IceHockey of(long seed, double seconds) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        boolean women = random.nextBoolean();
        StartLists lists = new StartLists(random, women);
        List<Athlete> athletes = new ArrayList<>();
        lists.twoTeams().forEach(nation -> athletes.addAll(lists.team(nation, TEAM)));
        HockeyScript script = script(random, seconds);
        // The puck as the script has it leads those who steer by it; the real one then follows the sticks.
        Puck planned =
                new Puck(script.puckCues(), (spot, t) -> spot.player() < 0 ? spot.at() : roughly(script, spot, t));
        HockeyMotion motion = new HockeySteering(script, planned).run(seconds);
        List<HockeyPlayer> players = new ArrayList<>();
        for (int i = 0; i < athletes.size(); i++) {
            Kit kit = i % TEAM == TEAM - 1 ? Kit.GOALKEEPER : Kit.HOCKEY;
            Skeleton skeleton = Skeleton.of(random, women ? 1.71 : 1.84, women);
            boolean rightHanded = kit == Kit.HOCKEY && random.nextInt(3) == 0;
            boolean longHair = random.nextInt(women ? 2 : 6) == 0;
            Body body = new Body(i, skeleton, kit, athletes.get(i).outfit(), rightHanded, longHair);
            players.add(new HockeyPlayer(i, body, motion, script));
        }
        Puck puck = new Puck(script.puckCues(), (spot, t) -> locate(players, spot, t));
        List<Moment> moments = moments(script, athletes, puck, seconds);
        HockeyScoring scoring = new HockeyScoring(athletes, moments, seconds, PERIOD - 60 - random.nextInt(700));
        HockeyCoverage coverage = new HockeyCoverage(script, motion, puck, seconds);
        Programme programme = new Programme(
                Sport.ICE_HOCKEY,
                "IHO" + (women ? "W" : "M") + "TEAM6-------------GPA-000100",
                (women ? "Women's" : "Men's") + " Group A, " + athletes.get(0).noc() + " - "
                        + athletes.get(TEAM).noc(),
                SLOT,
                athletes,
                moments,
                scoring.results());
        return new IceHockey(programme, players, puck, scoring, coverage);
    }

    private static HockeyScript script(Random random, double seconds) {
        HockeyScript script = new HockeyScript();
        HockeyPlay.Ending[] endings = HockeyPlay.Ending.values();
        int carrier = random.nextInt(3);
        double start = 0;
        for (boolean first = true; start < seconds; first = false) {
            int next = random.nextInt(3);
            boolean late = start + LAST_SHOT > seconds;
            HockeyPlay.Ending drawn = endings[random.nextInt(endings.length)];
            HockeyPlay.Ending ending = first ? HockeyPlay.Ending.GOAL : late ? HockeyPlay.Ending.SAVE : drawn;
            new HockeyPlay(script, random, start, ending, carrier).write(next);
            start += ending.length;
            carrier = next;
        }
        return script;
    }

    private static Vec3 roughly(HockeyScript script, HockeyScript.Spot spot, double t) {
        if (spot.player() == HockeyScript.KEEPER) {
            return new Vec3(HockeyScript.GOAL_LINE - 1, 0, 0);
        }
        return script.planned(spot.player(), t);
    }

    private static Vec3 locate(List<HockeyPlayer> players, HockeyScript.Spot spot, double t) {
        if (spot.player() < 0) {
            return spot.at();
        }
        HockeyPlayer player = players.get(spot.player());
        if (spot.blade()) {
            Vec3 blade = player.blade(t);
            Vec3 ahead = player.frame(t).forward();
            return new Vec3(blade.x() + 0.10 * ahead.x(), blade.y() + 0.10 * ahead.y(), Puck.RESTING);
        }
        return player.frame(t).point(spot.at().x(), spot.at().y(), spot.at().z());
    }

    private static List<Moment> moments(HockeyScript script, List<Athlete> athletes, Puck puck, double seconds) {
        List<Moment> all = new ArrayList<>();
        for (HockeyScript.Cue cue : script.cues()) {
            double time =
                    cue.type() == Moment.Type.GOAL ? puck.crossing(HockeyScript.GOAL_LINE, cue.time()) : cue.time();
            if (time < seconds) {
                List<String> who =
                        cue.players().stream().map(i -> athletes.get(i).id()).toList();
                all.add(new Moment(cue.type(), time, who, cue.importance()));
            }
        }
        all.sort(Comparator.comparingDouble(Moment::time));
        return List.copyOf(all);
    }

    @Override
    public Scene at(double t) {
        Vec3 watched = puck.at(t);
        List<Figure> figures = players.stream().map(p -> p.figure(t, watched)).toList();
        List<Prop> props = puck.inPlay(t) ? List.of(disc(watched)) : List.of();
        return new Scene(t, figures, props);
    }

    /** As flat as a rounded cone can be. */
    private static Prop disc(Vec3 at) {
        Vec3 half = new Vec3(0.022, 0, 0);
        return new Prop(
                at.minus(half).plus(new Vec3(0, 0, 0.008)), at.plus(half).plus(new Vec3(0, 0, 0.008)), 0.02, 0x101012);
    }

    @Override
    public Vec3 action(double t) {
        return coverage.action(t);
    }

    @Override
    public int featured(double t) {
        return coverage.featured(t);
    }

    @Override
    public Scoreboard scoreboard(double t) {
        return scoring.scoreboard(t);
    }
}
