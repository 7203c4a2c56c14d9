package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.ClockSource;
import dev.slipstream.contracts.record.DecisionKind;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.EditorialDecision;
import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.Loudness;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.MomentEvidence;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.MomentSource;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.Reading;
import dev.slipstream.contracts.record.ReadingKind;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.contracts.record.SegmentKind;
import dev.slipstream.operators.describe.Segments;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An ice hockey game, and records that tell of it; all times are seconds after its start. */
final class Game {
    static final String UNIT = "IHOMTEAM6-------------FNL-000100";
    static final String SPORT = "ice-hockey";
    static final Instant START = Instant.parse("2026-02-10T18:00:00Z");
    /** The scorer, of Canada. */
    static final String MARTIN = "1001";
    /** Of Finland. */
    static final String VIRTANEN = "2002";

    static final int PICTURE_BYTES = 8_000;

    private Game() {}

    static long micros(double second) {
        return Segments.micros(START) + Math.round(second * 1_000_000);
    }

    static Instant at(double second) {
        return Segments.instant(micros(second));
    }

    static long millis(double second) {
        return Math.floorDiv(micros(second), 1_000L);
    }

    /** The second of a time. */
    static double second(Instant time) {
        return second(Segments.micros(time));
    }

    static double second(long micros) {
        return (micros - micros(0)) / 1e6;
    }

    /** Segment n of a feed shows second n. */
    static Segment segment(String feed, long sequence) {
        return Segment.newBuilder()
                .setId(Ids.segment(feed, 0, sequence))
                .setFeed(feed)
                .setEpoch(0)
                .setSequence(sequence)
                .setCaptureTime(START.plusSeconds(sequence))
                .setDurationMicros(1_000_000)
                .setMediaTimeMicros(sequence * 1_000_000)
                .setClockSource(ClockSource.REGISTRATION)
                .setClockErrorMicros(0)
                .setMedia(new MediaReference(
                        "file:///media/" + feed + "/0/" + sequence + ".mp4", 0L, 100_000L, "ab".repeat(32), "mp4"))
                .setPictureBytes(PICTURE_BYTES)
                .setUnit(UNIT)
                .setSport(SPORT)
                .setIngestTime(START.plusSeconds(sequence + 1))
                .build();
    }

    static Segment segment(String feed, long sequence, Sound sound) {
        Segment segment = segment(feed, sequence);
        segment.setLoudness(new Loudness(segment.getCaptureTime(), sound.blocks((double) sequence, 10)));
        return segment;
    }

    /** Its pictures are four times as large as the others'. */
    static Segment busy(Segment segment) {
        segment.setPictureBytes(4 * PICTURE_BYTES);
        return segment;
    }

    /** Of which nobody knows how much moves in it. */
    static Segment still(String feed, long sequence) {
        Segment segment = segment(feed, sequence);
        segment.setPictureBytes(0);
        return segment;
    }

    static Segment end(String feed, long sequence) {
        Segment end = segment(feed, sequence);
        end.setKind(SegmentKind.END);
        end.setMedia(null);
        end.setDurationMicros(0);
        return end;
    }

    static ResultsAction action(String id, MomentKind kind, double second, String... athletes) {
        return ResultsAction.newBuilder()
                .setId(id)
                .setKind(kind)
                .setCode(kind.name())
                .setTime(at(second))
                .setAthletes(List.of(athletes))
                .build();
    }

    static ResultsAction goal(double second) {
        return action("goal-" + second, MomentKind.GOAL, second, MARTIN);
    }

    static ResultsMessage playByPlay(long version, double second, ResultsAction... actions) {
        return message(ResultsKind.PLAY_BY_PLAY, version, second)
                .setActions(List.of(actions))
                .build();
    }

    static ResultsMessage startList() {
        return message(ResultsKind.START_LIST, 1, 0)
                .setEntrants(List.of(
                        entrant(MARTIN, "Émile", "MARTIN", "CAN", null),
                        entrant(VIRTANEN, "Aino", "VIRTANEN", "FIN", null)))
                .build();
    }

    /** In which the first one leads. */
    static ResultsMessage standings(long version, double second, String... byRank) {
        ResultsMessage.Builder message = message(ResultsKind.RESULT, version, second);
        List<Entrant> entrants = new ArrayList<>();
        for (int i = 0; i < byRank.length; i++) {
            entrants.add(entrant(byRank[i], "", "", "", Integer.toString(i + 1)));
        }
        return message.setEntrants(entrants).build();
    }

    static Entrant entrant(String id, String given, String family, String noc, @Nullable String rank) {
        return Entrant.newBuilder()
                .setId(id)
                .setGivenName(given)
                .setFamilyName(family)
                .setNoc(noc)
                .setRank(rank)
                .build();
    }

    private static ResultsMessage.Builder message(ResultsKind kind, long version, double second) {
        return ResultsMessage.newBuilder()
                .setKind(kind)
                .setUnit(UNIT)
                .setVersion(version)
                .setTime(at(second))
                .setEntrants(List.of());
    }

    static Description shot(String feed, double from, double to) {
        return Description.newBuilder()
                .setId(feed + "/0/shot-" + Math.round(from * 10))
                .setRevision(1)
                .setStatus(DescriptionStatus.FINAL)
                .setFeed(feed)
                .setEpoch(0)
                .setFirstSequence((long) from)
                .setLastSequence((long) to)
                .setStart(at(from))
                .setEnd(at(to))
                .setMediaStartMicros(0)
                .setMediaEndMicros(0)
                .setSamples(1)
                .setUnit(UNIT)
                .setSport(SPORT)
                .setText("")
                .setTags(List.of())
                .setAthletes(List.of())
                .setTexts(List.of())
                .setMedia(List.of())
                .setModels(List.of())
                .setLastSampleTime(at(to))
                .build();
    }

    /** A shot that shows something again. */
    static Description replay(String feed, double from, double to) {
        Description shot = shot(feed, from, to);
        shot.setMoments(List.of(KeyMoment.newBuilder()
                .setId("replay")
                .setKind(MomentKind.REPLAY)
                .setTime(at(from))
                .setMediaTimeMicros(0)
                .setAthletes(List.of())
                .setConfidence(1)
                .setEvidence(List.of(new MomentEvidence(MomentSource.GRAPHIC, feed, "REPLAY")))
                .build()));
        return shot;
    }

    /** A shot in which a score stands. */
    static Description board(String feed, double from, double to, String score) {
        Description shot = shot(feed, from, to);
        ReadText read = new ReadText(score, 0.9f, new Box(1, 1, 2, 2), at(from), feed + "/0/" + (long) from);
        shot.setReadings(List.of(new Reading(ReadingKind.SCORE, score, List.of(read))));
        return shot;
    }

    /** {@code highlight}: null = none is named. */
    static EditorialDecision.Builder decision(DecisionKind kind, String id, double second, @Nullable String highlight) {
        return EditorialDecision.newBuilder()
                .setId(id)
                .setKind(kind)
                .setUnit(UNIT)
                .setHighlight(highlight)
                .setEditor("editor-1")
                .setTime(at(second));
    }
}
