package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;

import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What is known of the {@link Game}, for the parts that judge it; made up by a test step by step. */
final class Known {
    private final TreeMap<String, FeedTrack> tracks = new TreeMap<>();
    private final UnitFacts facts = new UnitFacts();

    Known() {
        facts.sport = Game.SPORT;
    }

    /** A feed from the start to this second. */
    Known feed(String feed, int seconds, Sound sound) {
        return feed(feed, seconds, sequence -> Game.segment(feed, sequence, sound));
    }

    /** A feed without sound. */
    Known silentFeed(String feed, int seconds) {
        return feed(feed, seconds, sequence -> Game.segment(feed, sequence));
    }

    Known feed(String feed, int seconds, Segmenter segmenter) {
        for (long sequence = 0; sequence < seconds; sequence++) {
            add(feed, segmenter.segment(sequence));
        }
        return this;
    }

    /** A segment of a feed that is changed before it comes. */
    Known next(String feed, long sequence, UnaryOperator<Segment> change) {
        add(feed, change.apply(Game.segment(feed, sequence)));
        return this;
    }

    /** Makes a feed's segments by number. */
    interface Segmenter {
        Segment segment(long sequence);
    }

    private void add(String feed, Segment segment) {
        FeedStretch stretch = FeedStretch.of(segment);
        FeedTrack track = tracks.computeIfAbsent(feed, name -> new FeedTrack(stretch));
        if (!track.add(stretch, Long.MAX_VALUE)) {
            throw new IllegalArgumentException("segment " + segment.getId() + " is no news");
        }
    }

    Known end(String feed, long sequence) {
        add(feed, Game.end(feed, sequence));
        return this;
    }

    Known results(ResultsMessage message) {
        if (!facts.add(message)) {
            throw new IllegalArgumentException("version " + message.getVersion() + " is no news");
        }
        return this;
    }

    Known shots(Description... shots) {
        for (Description shot : shots) {
            track(shot.getFeed()).add(SeenShot.of(shot));
        }
        return this;
    }

    FeedTrack track(String feed) {
        FeedTrack track = tracks.get(feed);
        if (track == null) {
            throw new IllegalArgumentException("there is no feed " + feed);
        }
        return track;
    }

    UnitFacts facts() {
        return facts;
    }

    UnitView view() {
        long now =
                tracks.values().stream().mapToLong(FeedTrack::endMicros).max().orElse(Long.MIN_VALUE);
        return new UnitView(Game.UNIT, facts.sport, List.copyOf(tracks.values()), facts, now);
    }

    List<Happening> happenings() {
        return Happenings.of(view(), Long.MIN_VALUE);
    }
}
