package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.Reading;
import dev.slipstream.contracts.record.ReadingKind;
import dev.slipstream.operators.describe.Segments;
import org.jspecify.annotations.Nullable;

/** What a highlight needs of a shot's description: state of a {@link FeedTrack}, some 200 bytes. A Flink POJO. */
public class SeenShot {
    /** Id of the description. */
    public String id;

    public String feed;
    public long revision;
    /** Capture time, microseconds since 1970. */
    public long startMicros;

    public long endMicros;
    /** Whether it shows something again. */
    public boolean replay;
    /** The score that was read in it last: 2-1; null where none was. */
    public @Nullable String score;
    /** Capture time of that reading. */
    public long scoreMicros;

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public SeenShot() {}

    static SeenShot of(Description description) {
        SeenShot shot = new SeenShot();
        shot.id = description.getId();
        shot.feed = description.getFeed();
        shot.revision = description.getRevision();
        shot.startMicros = Segments.micros(description.getStart());
        shot.endMicros = Segments.micros(description.getEnd());
        shot.replay = description.getMoments().stream().map(KeyMoment::getKind).anyMatch(MomentKind.REPLAY::equals);
        for (Reading reading : description.getReadings()) {
            if (reading.getKind() == ReadingKind.SCORE && !reading.getReads().isEmpty()) {
                shot.score = reading.getValue();
                shot.scoreMicros = Segments.micros(reading.getReads().get(0).getCaptureTime());
            }
        }
        return shot;
    }

    boolean shows(long micros) {
        return micros >= startMicros && micros < endMicros;
    }
}
