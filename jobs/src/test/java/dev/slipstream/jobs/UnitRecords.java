package dev.slipstream.jobs;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.record.ClockSource;
import dev.slipstream.contracts.record.DecisionKind;
import dev.slipstream.contracts.record.EditorialDecision;
import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.Loudness;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What feeds, results and editors of one unit say, as records; times are seconds from a start. */
final class UnitRecords {
    private static final float CALM = -30;
    private static final float LOUD = -14;
    /** As long as a crowd stays loud. */
    private static final int CHEER_SECONDS = 3;

    private final String unit;
    private final Instant start;
    private long version;
    private int decided;

    UnitRecords(String unit, Instant start) {
        this.unit = unit;
        this.start = start;
    }

    Instant at(double seconds) {
        return start.plusMillis(Math.round(seconds * 1000));
    }

    /** One second of a feed whose media is nowhere; loud where one of the cheers goes on. */
    Segment segment(String feed, int second, List<Integer> cheers) {
        List<Float> lufs = new ArrayList<>();
        boolean loud = cheers.stream().anyMatch(cheer -> second >= cheer && second < cheer + CHEER_SECONDS);
        for (int i = 0; i < 10; i++) {
            lufs.add(loud ? LOUD : CALM);
        }
        return Segment.newBuilder()
                .setId(Ids.segment(feed, 0, second))
                .setFeed(feed)
                .setEpoch(0)
                .setSequence(second)
                .setCaptureTime(at(second))
                .setDurationMicros(1_000_000)
                .setMediaTimeMicros(second * 1_000_000L)
                .setClockSource(ClockSource.RTCP)
                .setClockErrorMicros(1_000)
                .setMedia(new MediaReference("file:/nowhere/" + feed + "-" + second + ".mp4", 0L, 1L, "00", "mp4"))
                .setLoudness(new Loudness(at(second), lufs))
                .setPictureBytes(1_000)
                .setUnit(unit)
                .setSport("ice-hockey")
                .setIngestTime(at(second + 1.0))
                .build();
    }

    ResultsMessage startList() {
        return say(
                ResultsKind.START_LIST,
                0,
                List.of(entrant("1", "Anna", "Arndt", "GER"), entrant("2", "Bea", "Blanc", "FRA")),
                List.of());
    }

    private static Entrant entrant(String id, String givenName, String familyName, String noc) {
        return Entrant.newBuilder()
                .setId(id)
                .setBib(id)
                .setGivenName(givenName)
                .setFamilyName(familyName)
                .setNoc(noc)
                .build();
    }

    /** The play-by-play with these actions and no others; each message has a higher version. */
    ResultsMessage playByPlay(double time, ResultsAction... actions) {
        return say(ResultsKind.PLAY_BY_PLAY, time, List.of(), List.of(actions));
    }

    ResultsAction action(String id, MomentKind kind, double seconds, String athlete) {
        return new ResultsAction(id, kind, kind.name(), at(seconds), null, List.of(athlete));
    }

    private ResultsMessage say(ResultsKind kind, double time, List<Entrant> entrants, List<ResultsAction> actions) {
        version++;
        return ResultsMessage.newBuilder()
                .setKind(kind)
                .setUnit(unit)
                .setVersion(version)
                .setTime(at(time))
                .setEntrants(entrants)
                .setActions(actions)
                .build();
    }

    /** A decision about a highlight. */
    EditorialDecision decision(DecisionKind kind, String highlight) {
        decided++;
        return of(kind).setHighlight(highlight).build();
    }

    /** Picks a moment that nothing found. */
    EditorialDecision pick(double seconds) {
        decided++;
        return of(DecisionKind.PIN).setMoment(at(seconds)).build();
    }

    private EditorialDecision.Builder of(DecisionKind kind) {
        return EditorialDecision.newBuilder()
                .setId(unit + "-decision-" + decided)
                .setKind(kind)
                .setUnit(unit)
                .setEditor("desk 1")
                .setTime(at(1_000 + decided));
    }
}
