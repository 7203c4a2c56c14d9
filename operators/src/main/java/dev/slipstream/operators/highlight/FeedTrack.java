package dev.slipstream.operators.highlight;

import dev.slipstream.operators.replay.SegmentReference;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * State of one feed of a unit: its baselines, what stood out above them, its shots, and where its segments lie; so much of
 * each as a highlight may still need. About 30 KB with segments of a second. A Flink POJO.
 */
public class FeedTrack {
    /** Baselines of cuts go so far back; more is kept where it is not judged yet. */
    static final long KEPT_MICROS = 75_000_000;
    /** Ten minutes of segments of a second: so far may a feed be ahead of the others when a job catches up. */
    static final int MOST_SEGMENTS = 600;

    private static final int MOST_CHEERS = 200;
    private static final int MOST_SHOTS = 300;
    /** A board that changes more often is misread. */
    private static final int MOST_CHANGES = 16;

    public String feed;
    public long epoch;
    public boolean ended;
    public int priority;
    public @Nullable String cameraGroup;
    public CrowdMeter crowd = new CrowdMeter();
    public MotionMeter motion = new MotionMeter();
    /** In order of time. */
    public List<Cheer> cheers = new ArrayList<>();
    /** In order of sequence. */
    public List<SegmentReference> segments = new ArrayList<>();
    /** Of the segments, as {@link MotionMeter} gives it; NaN where nobody knows. */
    public List<Double> moved = new ArrayList<>();
    /** In order of start. */
    public List<SeenShot> shots = new ArrayList<>();
    /** The score that stood last; null while none was read. */
    public @Nullable String score;
    /** When a team was seen to have one more, capture time; and from which score to which. */
    public List<Long> scoreMicros = new ArrayList<>();

    public List<String> scoreChanges = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public FeedTrack() {}

    FeedTrack(FeedStretch first) {
        feed = first.feed;
        epoch = first.epoch;
    }

    /**
     * Takes in a segment; says whether it was news.
     *
     * @param neededMicros capture time from which on it may still be judged
     */
    boolean add(FeedStretch stretch, long neededMicros) {
        if (stretch.epoch < epoch) {
            return false;
        }
        if (stretch.epoch > epoch) {
            // Time goes on; only the numbers of the segments begin anew.
            epoch = stretch.epoch;
            ended = false;
            segments.clear();
            moved.clear();
        }
        priority = stretch.priority;
        cameraGroup = stretch.cameraGroup;
        if (stretch.end) {
            boolean news = !ended;
            ended = true;
            return news;
        }
        SegmentReference reference = stretch.reference;
        if (reference == null || (!segments.isEmpty() && reference.sequence <= last().sequence)) {
            return false;
        }
        segments.add(reference);
        moved.add(motion.add(stretch.pictureBytes));
        crowd.add(stretch.lufs, stretch.lufsMicros, cheers);
        forget(Math.min(reference.endMicros() - KEPT_MICROS, neededMicros));
        return true;
    }

    private void forget(long beforeMicros) {
        while (segments.size() > MOST_SEGMENTS || segments.get(0).endMicros() < beforeMicros) {
            segments.remove(0);
            moved.remove(0);
        }
        cheers.removeIf(cheer -> cheer.startMicros < beforeMicros);
        shots.removeIf(shot -> shot.endMicros < beforeMicros);
        trim(cheers, MOST_CHEERS);
        trim(shots, MOST_SHOTS);
        while (!scoreMicros.isEmpty() && (scoreMicros.size() > MOST_CHANGES || scoreMicros.get(0) < beforeMicros)) {
            scoreMicros.remove(0);
            scoreChanges.remove(0);
        }
    }

    private static void trim(List<?> list, int most) {
        while (list.size() > most) {
            list.remove(0);
        }
    }

    /** Takes in a shot's description, or another revision of it; says whether it was news. */
    boolean add(SeenShot shot) {
        for (int i = 0; i < shots.size(); i++) {
            SeenShot before = shots.get(i);
            if (before.id.equals(shot.id)) {
                if (before.revision >= shot.revision) {
                    return false;
                }
                shots.set(i, shot);
                noteScore(shot);
                return true;
            }
        }
        shots.add(shot);
        shots.sort((a, b) -> Long.compare(a.startMicros, b.startMicros));
        trim(shots, MOST_SHOTS);
        noteScore(shot);
        return true;
    }

    private void noteScore(SeenShot shot) {
        String before = score;
        String now = shot.score;
        if (now == null || now.equals(before)) {
            return;
        }
        score = now;
        if (before != null && Scores.isOneMore(before, now)) {
            scoreMicros.add(shot.scoreMicros);
            scoreChanges.add(before + " > " + now);
        }
    }

    private SegmentReference last() {
        return segments.get(segments.size() - 1);
    }

    /** Capture time that the last segment ends at; Long.MIN_VALUE while there is none. */
    long endMicros() {
        return segments.isEmpty() ? Long.MIN_VALUE : last().endMicros();
    }

    /** Whether there is a segment that shows this time. */
    boolean holds(long micros) {
        return segments.stream().anyMatch(segment -> segment.captureMicros <= micros && micros < segment.endMicros());
    }

    /** Whether something was heard within some seconds before this time. */
    boolean hears(long micros) {
        return crowd.heardMicros >= Math.min(micros, endMicros()) - 5_000_000;
    }

    /** Most that moved in the segments of a stretch, 0 to 1; NaN where nobody knows. */
    double moved(long fromMicros, long toMicros) {
        double most = Double.NaN;
        for (int i = 0; i < segments.size(); i++) {
            SegmentReference segment = segments.get(i);
            double value = moved.get(i);
            if (segment.endMicros() > fromMicros && segment.captureMicros < toMicros && !Double.isNaN(value)) {
                most = Double.isNaN(most) ? value : Math.max(most, value);
            }
        }
        return most;
    }
}
