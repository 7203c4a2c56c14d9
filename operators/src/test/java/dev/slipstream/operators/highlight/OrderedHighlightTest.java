package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.record.DecisionKind;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightExposure;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.highlight.HighlightSettings.Pace;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Where signals are judged in order, whatever order they arrive in, the same is told to the byte. */
class OrderedHighlightTest extends HighlightHarness {
    private static final int SECONDS = 120;
    /** How far behind the newest signal a watermark is. */
    private static final double LATENESS = 5;

    private record Timed(double second, UnitSignal signal) {}

    /** Three feeds, boards, replays, a play-by-play that is corrected, standings and editors. */
    private static List<Timed> game() {
        List<Timed> all = new ArrayList<>();
        Sound sound = Sound.quiet().cheer(30.6, 14).cheer(60.2, 19).cheer(90, 6);
        for (int feed = 0; feed < 3; feed++) {
            String name = "rink-" + feed;
            for (int second = 0; second < SECONDS; second++) {
                Segment segment = Game.segment(name, second, sound);
                segment.setCameraGroup("rink");
                segment.setPictureBytes(Game.PICTURE_BYTES * (second % 41 == 40 ? 3 : 1));
                all.add(new Timed(second, UnitSignal.of(segment)));
            }
            all.add(new Timed(20, UnitSignal.of(Game.board(name, 20, 31, "0-0"))));
            all.add(new Timed(33, UnitSignal.of(Game.board(name, 33, 37, "1-0"))));
            all.add(new Timed(37.25, UnitSignal.of(Game.replay(name, 37, 42))));
        }
        all.add(new Timed(0, UnitSignal.of(Game.startList())));
        all.add(new Timed(1, UnitSignal.of(Game.standings(1, 1, Game.MARTIN, Game.VIRTANEN))));
        all.add(new Timed(64, UnitSignal.of(Game.standings(2, 64, Game.VIRTANEN, Game.MARTIN))));
        // Judged together: only in order does the lead change twice.
        all.add(new Timed(110.2, UnitSignal.of(Game.standings(4, 110.2, Game.VIRTANEN, Game.MARTIN))));
        all.add(new Timed(110.1, UnitSignal.of(Game.standings(3, 110.1, Game.MARTIN, Game.VIRTANEN))));
        all.add(new Timed(31, UnitSignal.of(Game.playByPlay(1, 31, Game.goal(30)))));
        all.add(new Timed(
                61,
                UnitSignal.of(
                        Game.playByPlay(2, 61, Game.goal(30), Game.action("hit", MomentKind.HIT, 60, Game.VIRTANEN)))));
        all.add(new Timed(
                95,
                UnitSignal.of(Game.playByPlay(
                        3, 95, Game.action("start", MomentKind.START, 5), Game.action("hit", MomentKind.HIT, 60)))));
        String goal = Game.UNIT + "/highlight-" + Game.millis(30);
        all.add(new Timed(
                40,
                UnitSignal.of(Game.decision(DecisionKind.RETITLE, "r", 40, goal)
                        .setTitle("A")
                        .build())));
        all.add(new Timed(
                70,
                UnitSignal.of(Game.decision(DecisionKind.PIN, "p", 70, null)
                        .setMoment(Game.at(50))
                        .build())));
        return all;
    }

    /** Everything that is told, each kind in its order, as bytes. */
    private List<String> told(List<Timed> arrivals) throws Exception {
        harness.close();
        open(Pace.ORDERED, null);
        double[] later = new double[arrivals.size() + 1];
        later[arrivals.size()] = Double.MAX_VALUE;
        for (int i = arrivals.size() - 1; i >= 0; i--) {
            later[i] = Math.min(later[i + 1], arrivals.get(i).second);
        }
        for (int i = 0; i < arrivals.size(); i++) {
            Timed arrival = arrivals.get(i);
            harness.processElement(arrival.signal, Game.millis(arrival.second));
            if (i % 7 == 0 && i + 1 < arrivals.size()) {
                watermark(later[i + 1] - 0.001); // As far as what is still to come allows.
            }
        }
        harness.processWatermark(Long.MAX_VALUE);
        List<String> told = new ArrayList<>(bytes(Highlight.class, output()));
        told.addAll(bytes(HighlightExposure.class, side(HighlightFunction.EXPOSURE)));
        told.addAll(bytes(ReplayRequest.class, side(HighlightFunction.REPLAYS)));
        told.addAll(bytes(
                Highlight.class,
                side(HighlightFunction.CLIPS).stream()
                        .map(task -> task.highlight)
                        .toList()));
        return told;
    }

    private static <T extends SpecificRecordBase> List<String> bytes(Class<T> type, List<T> records) {
        AvroCodec<T> codec = new AvroCodec<>(type);
        return records.stream()
                .map(record -> HexFormat.of().formatHex(codec.encode(record)))
                .toList();
    }

    @Test
    void whateverOrderSignalsArriveInTheSameIsTold() throws Exception {
        List<Timed> inOrder = game();
        inOrder.sort(Comparator.comparingDouble(Timed::second));
        List<String> expected = told(inOrder);
        assertThat(newest()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(statuses()).contains(HighlightStatus.PUBLISHED, HighlightStatus.REJECTED, HighlightStatus.RETRACTED);
        assertThat(side(HighlightFunction.CLIPS)).isNotEmpty();
        assertThat(side(HighlightFunction.REPLAYS)).isNotEmpty();

        assertThat(told(shuffled(7))).as("within five seconds").isEqualTo(expected);
        assertThat(told(shuffled(8))).as("within five seconds, otherwise").isEqualTo(expected);
        assertThat(told(game())).as("one feed after the other").isEqualTo(expected);
    }

    /** Each signal up to the lateness after its time; a feed's own segments stay in order, as they come on one connection. */
    private static List<Timed> shuffled(long seed) {
        Random random = new Random(seed);
        double[] delays = random.doubles(3, 0, LATENESS).toArray();
        record Arrival(double at, Timed timed) {}
        List<Timed> game = game();
        Collections.shuffle(game, random);
        return game.stream()
                .map(timed -> new Arrival(timed.second + delay(timed.signal, delays, random), timed))
                .sorted(Comparator.comparingDouble(Arrival::at))
                .map(Arrival::timed)
                .toList();
    }

    private static double delay(UnitSignal signal, double[] delays, Random random) {
        FeedStretch stretch = signal.stretch;
        return stretch == null
                ? LATENESS * random.nextDouble()
                : delays[stretch.feed.charAt(stretch.feed.length() - 1) - '0'];
    }

    @Test
    void whatWaitsSurvivesARestart() throws Exception {
        List<Timed> game = game();
        game.sort(Comparator.comparingDouble(Timed::second));
        List<String> expected = told(game);
        harness.close();
        open(Pace.ORDERED, null);
        List<Highlight> told = new ArrayList<>();
        for (int i = 0; i < game.size(); i++) {
            harness.processElement(game.get(i).signal, Game.millis(game.get(i).second));
            if (i == game.size() / 2) {
                watermark(game.get(i).second - LATENESS);
                told.addAll(output());
                restart(Pace.ORDERED);
            }
        }
        harness.processWatermark(Long.MAX_VALUE);
        told.addAll(output());

        assertThat(told).isNotEmpty();
        assertThat(expected).startsWith(bytes(Highlight.class, told).toArray(String[]::new));
    }

    @Test
    void nothingIsToldBeforeItsTimeHasCome() throws Exception {
        harness.close();
        open(Pace.ORDERED, null);
        play(0, 40);
        tell(1, 31, Game.goal(30));
        assertThat(output()).isEmpty();
        watermark(30.9);
        assertThat(output()).isEmpty();
        watermark(31);

        assertThat(output())
                .singleElement()
                .satisfies(highlight -> assertThat(highlight.getStatus()).isEqualTo(HighlightStatus.PUBLISHED));
    }
}
