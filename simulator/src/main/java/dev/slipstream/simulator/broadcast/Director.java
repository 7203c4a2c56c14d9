package dev.slipstream.simulator.broadcast;

import dev.slipstream.simulator.camera.View;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Moment;
import dev.slipstream.simulator.sport.ResultStep;
import dev.slipstream.simulator.sport.Sport;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Cuts a programme as a director of live sport would, except that this one knows what will happen: an opening card, live
 * shots, replays in slow motion of what mattered, and the graphics that belong to them.
 */
public final class Director {
    /** Programmes shorter than this get a short card and short shots. */
    private static final double BRIEF = 20;

    private static final double RESULT_SECONDS = 5;
    private static final List<String> REPLAY_VIEWS = List.of("close", "reverse", "zoom");

    private static final Set<ResultStep.Status> OVER =
            EnumSet.of(ResultStep.Status.UNOFFICIAL, ResultStep.Status.OFFICIAL, ResultStep.Status.CORRECTED);

    private final Competition competition;
    private final List<String> ids;
    private final double seconds;
    private final long seed;
    private final Random random;
    private final Calm calm;
    private final List<Double> closeCuts;

    private Director(Competition competition, List<View> views, double seconds, long seed) {
        this.competition = competition;
        this.ids = views.stream().map(View::id).toList();
        this.seconds = seconds;
        this.seed = seed;
        this.random = new Random(seed);
        this.calm = Calm.of(competition.moments());
        this.closeCuts = views.stream()
                .filter(view -> view.id().equals("close"))
                .findFirst()
                .map(view -> view.cuts(seconds))
                .orElse(List.of());
    }

    /**
     * @param views {@code wide}, {@code pan}, {@code zoom}, {@code close} and {@code reverse}, or some of them; where one
     *     is missing another stands in, in the end the first
     * @throws IllegalArgumentException if there is no view or no time
     */
    public static Programme cut(Competition competition, List<View> views, double seconds, long seed) {
        if (views.isEmpty() || !(seconds > 0)) {
            throw new IllegalArgumentException(
                    "a programme needs a view and some time, not " + views.size() + " views and " + seconds + " s");
        }
        return new Director(competition, views, seconds, seed).cut();
    }

    private Programme cut() {
        double card = cardEnd();
        ResultStep result = result();
        double end = result == null ? seconds : seconds - RESULT_SECONDS;
        var slots = ReplayPlan.of(calm, card, end, reaction());
        // One athlete alone is followed closer than a field.
        String main = competition.sport() == Sport.SKI_CROSS ? "zoom" : "pan";
        var manner = new LivePlan.Manner(main, seconds < BRIEF);
        LivePlan live = new LivePlan(ids, closeCuts, this::present, calm, random, manner);
        List<Shot> shots = new ArrayList<>();
        double at = 0;
        if (card > 0) {
            shots.add(new Shot(0, card, wide(), Shot.Kind.CARD, 0, 1));
            at = card;
        }
        for (var slot : slots) {
            shots.addAll(live.fill(at, slot.from(), slot.equals(slots.get(0))));
            shots.add(replay(slot, shots));
            at = slot.to();
        }
        shots.addAll(live.fill(at, end, slots.isEmpty()));
        if (result != null) {
            shots.add(Shot.live(end, seconds, wide()));
        }
        return new Programme(seconds, shots, new CuePlan(competition, shots, seed).cues(result, end));
    }

    /** Under graphics that fill the picture. */
    private String wide() {
        return ids.contains("wide") ? "wide" : ids.get(0);
    }

    /** Seconds after a moment before it is shown again; a scorer is seen and named first. */
    private double reaction() {
        if (seconds < BRIEF) {
            return 1.8;
        }
        return competition.sport() == Sport.ICE_HOCKEY ? 4.3 : 3;
    }

    /** Two seconds; one where there is little time; none where something happens at once. */
    private double cardEnd() {
        double wished = seconds >= BRIEF ? 2 : Math.min(1.2, 0.16 * seconds);
        double card = calm.before(wished);
        return card < 0.6 ? 0 : card;
    }

    /** What the result table at the end would show; null while there is none, or no time for it. */
    private @Nullable ResultStep result() {
        double from = seconds - RESULT_SECONDS;
        if (seconds < BRIEF || !calm.mayCut(from) || calm.happens(from, seconds)) {
            return null;
        }
        ResultStep last = null;
        for (ResultStep step : competition.results()) {
            boolean over = OVER.contains(step.status());
            if (over
                    && step.time() <= from
                    && step.standings().stream().anyMatch(standing -> standing.rank() != null)) {
                last = step;
            }
        }
        return last;
    }

    /** From another side than it was seen live. */
    private Shot replay(ReplayPlan.Slot slot, List<Shot> before) {
        Moment moment = slot.moment();
        String seen = before.stream()
                .filter(shot -> moment.time() >= shot.from() && moment.time() < shot.to())
                .map(Shot::view)
                .findFirst()
                .orElse("");
        String onAir = before.isEmpty() ? "" : before.get(before.size() - 1).view();
        double sourceTo = slot.sourceFrom() + (slot.to() - slot.from()) * ReplayPlan.SPEED;
        boolean closeJumps = closeCuts.stream().anyMatch(cut -> cut >= slot.sourceFrom() && cut <= sourceTo);
        List<String> able = REPLAY_VIEWS.stream()
                .filter(ids::contains)
                .filter(id -> !id.equals(seen) && !id.equals(onAir))
                .filter(id -> !id.equals("close") || (!closeJumps && featured(moment)))
                .toList();
        String view = able.isEmpty()
                ? ids.stream().filter(id -> !id.equals(seen)).findFirst().orElse(ids.get(0))
                : able.get(random.nextInt(able.size()));
        return new Shot(slot.from(), slot.to(), view, Shot.Kind.REPLAY, slot.sourceFrom(), ReplayPlan.SPEED);
    }

    private boolean present(double time) {
        int featured = competition.featured(time);
        return competition.at(time).figures().stream().anyMatch(figure -> figure.athlete() == featured);
    }

    private boolean featured(Moment moment) {
        String id =
                competition.athletes().get(competition.featured(moment.time())).id();
        return moment.athletes().contains(id);
    }
}
