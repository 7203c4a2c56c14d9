package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Caption;
import dev.slipstream.contracts.record.ClockSource;
import dev.slipstream.contracts.record.DetectedObject;
import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.contracts.record.Provenance;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.Segment;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * State of one feed's open shot: at most {@value #MAX_TEXTS} texts and {@value #MAX_ATHLETES} athletes with
 * {@value AthleteTally#MAX_EVIDENCE} evidences each, {@value KeyMoments#MAX_MOMENTS} moments and what its {@link People} wear,
 * so about 100 KB however long the shot lasts. It lives until the shot closes, at the latest when the silence timer fires,
 * and then for a while among the {@link RecentShots}. A Flink POJO.
 */
public class OpenShot {
    /** A clock gives a new text with every reading; names must not drown in them. */
    static final int MAX_TEXTS = 64;

    /** More than stand in any line-up that a camera shows legibly. */
    static final int MAX_ATHLETES = 32;

    /** A stadium's stand is no list of athletes. */
    private static final int MAX_OBJECTS = 32;

    /** Models and reasons in use at the same time are a handful; the bound only keeps the promise. */
    private static final int MAX_NOTES = 16;

    public String feed;
    public long epoch;
    public long firstSequence;
    public long lastSequence;
    /** The last sequence at which a shot was supposed to begin, and which is of this one. */
    public long supposedSequence;

    public long startMicros;
    public long endMicros;
    public long mediaStartMicros;
    public long mediaEndMicros;
    public long lastSampleMicros;
    public int samples;
    public @Nullable String unit;
    public @Nullable String sport;
    public @Nullable MediaReference firstMedia;
    public @Nullable MediaReference lastMedia;
    public List<TextTally> texts = new ArrayList<>();
    public List<AthleteTally> athletes = new ArrayList<>();
    /** Where people were, and what they wear. */
    public People people = new People();

    public List<ModelVersion> models = new ArrayList<>();
    public List<String> degraded = new ArrayList<>();
    /** Of the picture that showed most. */
    public List<DetectedObject> objects = new ArrayList<>();
    /** The first that was given; whether it is published depends on whom it names. */
    public @Nullable Caption caption;
    /** The pictures that may stand for it. */
    public KeyFrames keyFrames = new KeyFrames();
    /** Which models said what. */
    public List<Provenance> provenance = new ArrayList<>();
    /** The {@link ClockSource} of its times. */
    public @Nullable String clock;
    /** The first text that said that something is shown again; kept apart so that no other text drives it out. */
    public @Nullable ReadText replay;
    /** Of the sample in which that was read. */
    public long replaySequence;
    /** Whether a picture before it was read and did not have it. */
    public boolean readWithoutReplay;
    /** Largest of its segments; Long.MAX_VALUE = unknown. */
    public long clockErrorMicros;
    /** Of the last description that was written. */
    public List<KeyMoment> moments = new ArrayList<>();
    /** Fingerprint of the roster that {@link #athletes} was matched with; 0 = none. */
    public long roster;
    /** Of the last description that was sent. */
    public long revision;
    /** Media time at which the next interim description is due. */
    public long nextInterimMicros;
    /** Milliseconds since 1970: of the silence timer while the shot is open, then of the end of its retention. */
    public long timer;

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public OpenShot() {}

    OpenShot(Segment first, long firstSequence) {
        this.feed = first.getFeed();
        this.epoch = first.getEpoch();
        this.firstSequence = firstSequence;
        this.supposedSequence = firstSequence;
        this.startMicros = Segments.micros(first.getCaptureTime());
        this.mediaStartMicros = first.getMediaTimeMicros();
        this.nextInterimMicros = first.getMediaTimeMicros();
        this.firstMedia = first.getMedia();
    }

    /**
     * The shot that this sample opens, without the sample itself.
     *
     * @param before the shot before it; null where none was open
     */
    static OpenShot beginningWith(ReadSample first, @Nullable OpenShot before) {
        Segment segment = first.sample.segment;
        OpenShot shot = new OpenShot(segment, segment.getSequence());
        if (before != null && before.isFollowedBy(segment)) {
            long boundary = boundary(first);
            shot.startMicros += boundary - shot.mediaStartMicros;
            shot.mediaStartMicros = boundary;
        }
        return shot;
    }

    /** Puts the end to where the next shot begins, within the segment that follows the last one. */
    void endBefore(ReadSample next) {
        Segment segment = next.sample.segment;
        long boundary = boundary(next);
        if (isFollowedBy(segment) && boundary > mediaEndMicros) {
            endMicros += boundary - mediaEndMicros;
            mediaEndMicros = boundary;
            lastMedia = segment.getMedia();
        }
    }

    /** Whether the feed turned to another unit: what is said of one must not be said of the other. */
    boolean isOfAnotherUnit(Segment segment) {
        return unit != null && segment.getUnit() != null && !unit.equals(segment.getUnit());
    }

    private boolean isFollowedBy(Segment segment) {
        return segment.getEpoch() == epoch && segment.getSequence() == lastSequence + 1;
    }

    /**
     * Media time at which the shot of this sample begins: as the pictures show it, or else with the sample, for encoders put a
     * keyframe where the scene changes.
     */
    private static long boundary(ReadSample first) {
        CutCheck check = first.cut;
        return check != null && check.cut ? check.mediaMicros : Segments.sampleMediaMicros(first.sample.segment);
    }

    /** Takes in one more sample of the shot; {@link #match} must follow. */
    void add(ReadSample read) {
        Segment segment = read.sample.segment;
        samples++;
        lastSequence = segment.getSequence();
        supposedSequence = Math.max(supposedSequence, read.sample.shotFirstSequence);
        endMicros = Segments.micros(segment.getCaptureTime()) + segment.getDurationMicros();
        mediaEndMicros = segment.getMediaTimeMicros() + segment.getDurationMicros();
        lastSampleMicros = Segments.micros(Segments.sampleTime(segment));
        lastMedia = segment.getMedia();
        unit = segment.getUnit() == null ? unit : segment.getUnit();
        sport = segment.getSport() == null ? sport : segment.getSport();
        clock = segment.getClockSource().name();
        clockErrorMicros = Math.max(clockErrorMicros, segment.getClockErrorMicros());
        read.texts.forEach(this::tally);
        people.add(read.texts, read.objects, read.looked);
        if (replay == null) {
            replay = read.texts.stream().filter(ReplaySign::is).findFirst().orElse(null);
            replaySequence = lastSequence;
            readWithoutReplay |= replay == null && !read.texts.isEmpty();
        }
        read.models.forEach(model -> note(models, model));
        read.degraded.forEach(reason -> note(degraded, reason));
        read.provenance.forEach(source -> note(provenance, source));
        keyFrames.add(read, mediaStartMicros);
        if (read.objects.size() > objects.size()) {
            objects = new ArrayList<>(read.objects.subList(0, Math.min(MAX_OBJECTS, read.objects.size())));
        }
        caption = caption == null ? read.caption : caption;
    }

    /**
     * The sign that this shot shows something again; null where there is none, and where only its last picture has it: then a
     * wipe was under way, and what is shown again is the next shot.
     */
    @Nullable
    ReadText replaySign() {
        return readWithoutReplay && replaySequence == lastSequence ? null : replay;
    }

    private static <T> void note(List<T> notes, T note) {
        if (notes.size() < MAX_NOTES && !notes.contains(note)) {
            notes.add(note);
        }
    }

    private void tally(ReadText text) {
        String key = TextTally.key(text);
        for (TextTally known : texts) {
            if (known.key.equals(key)) {
                known.add(text);
                return;
            }
        }
        if (texts.size() == MAX_TEXTS) {
            texts.remove(texts.stream().min(WORTH).orElseThrow());
        }
        texts.add(new TextTally(key, text));
    }

    /** Words outlast numbers, what was read often outlasts what was read once, and then the newer the older. */
    private static final Comparator<TextTally> WORTH = Comparator.comparing(TextTally::hasLetters)
            .thenComparing(tally -> tally.readings)
            .thenComparing(tally -> tally.last.getCaptureTime());

    /**
     * Brings {@link #athletes} up to date: with the texts just read, or with all texts that are still known where the
     * roster came or changed after the shot had opened.
     */
    void match(Roster official, List<ReadText> justRead) {
        RosterMatcher matcher = new RosterMatcher(official);
        long fingerprint = official.fingerprint();
        if (fingerprint == roster) {
            matcher.match(justRead, takesLooseNumbers()).forEach(this::tally);
            return;
        }
        roster = fingerprint;
        athletes.clear();
        Map<String, List<ReadText>> pictures = new LinkedHashMap<>();
        for (TextTally text : texts) {
            remember(pictures, text.first);
            if (!text.last.getSegment().equals(text.first.getSegment())) {
                remember(pictures, text.last);
            }
        }
        pictures.values()
                .forEach(picture -> matcher.match(picture, takesLooseNumbers()).forEach(this::tally));
    }

    /** Where people are known, a number counts on them alone. */
    private boolean takesLooseNumbers() {
        return people.looks == 0;
    }

    private static void remember(Map<String, List<ReadText>> pictures, ReadText text) {
        pictures.computeIfAbsent(text.getSegment(), s -> new ArrayList<>()).add(text);
    }

    private void tally(Match match) {
        String id = match.entrant().getId();
        for (AthleteTally known : athletes) {
            if (known.id.equals(id)) {
                known.add(match);
                return;
            }
        }
        if (athletes.size() < MAX_ATHLETES) {
            AthleteTally tally = new AthleteTally(id);
            tally.add(match);
            athletes.add(tally);
        }
    }
}
