package dev.slipstream.operators.describe;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.record.Caption;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionChange;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.KeyFrame;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.RecognisedAthlete;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.operators.describe.words.Narrator;
import dev.slipstream.operators.describe.words.ShotFacts;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** From what a shot has gathered to the record that is published. Pure. */
final class DescriptionWriter {
    private static final int MAX_TAGS = 32;
    private static final int SHORTEST_QUOTE = 3;
    private static final float SURE_QUOTE = 0.8f;
    private static final String KEY_FRAME_MISSING = "keyframe:";

    private DescriptionWriter() {}

    /**
     * The shot as it stands, as the revision that {@link OpenShot#revision} says.
     *
     * @param playByPlay that its moments were taken from
     */
    static Description write(
            OpenShot shot,
            @Nullable Roster roster,
            @Nullable ResultsMessage playByPlay,
            DescriptionStatus status,
            Narrator narrator) {
        Recognition recognition = Recognition.of(shot, roster);
        List<RecognisedAthlete> athletes = recognition.athletes();
        Set<String> nocs = roster == null ? Set.of() : roster.nocs();
        Caption caption = Captions.publishable(shot.caption, athletes);
        KeyFrame keyFrame = shot.keyFrames.of(shot.mediaStartMicros, shot.mediaEndMicros);
        String unit = shot.unit == null && roster != null ? roster.unit() : shot.unit;
        String title = roster == null ? null : roster.title();
        Description description = Description.newBuilder()
                .setId(Ids.shot(shot.feed, shot.epoch, shot.firstSequence))
                .setRevision(shot.revision)
                .setStatus(status)
                .setChange(shot.revision == 1 ? DescriptionChange.CREATED : DescriptionChange.REVISED)
                .setFeed(shot.feed)
                .setEpoch(shot.epoch)
                .setFirstSequence(shot.firstSequence)
                .setLastSequence(shot.lastSequence)
                .setStart(Segments.instant(shot.startMicros))
                .setEnd(Segments.instant(shot.endMicros))
                .setMediaStartMicros(shot.mediaStartMicros)
                .setMediaEndMicros(shot.mediaEndMicros)
                .setSamples(shot.samples)
                .setUnit(unit)
                .setSport(shot.sport)
                .setText("") // The narrator needs the other fields first.
                .setTags(tags(shot, unit, athletes))
                .setAthletes(athletes)
                .setTexts(shot.texts.stream().map(tally -> tally.best).toList())
                .setUnresolved(recognition.unresolved())
                .setReadings(Readings.of(shot.texts, nocs))
                .setObjects(shot.objects)
                .setCaption(caption)
                .setMoments(new ArrayList<>(shot.moments))
                .setKeyFrame(keyFrame)
                .setMedia(media(shot))
                .setModels(new ArrayList<>(shot.models))
                .setDegraded(degraded(shot, caption, keyFrame))
                .setLastSampleTime(Segments.instant(shot.lastSampleMicros))
                .build();
        description.setProvenance(Provenances.of(description, shot, roster, playByPlay));
        narrator.tell(ShotFacts.of(description, title, quotes(shot, athletes, nocs)), description);
        return description;
    }

    private static List<String> degraded(OpenShot shot, @Nullable Caption caption, @Nullable KeyFrame keyFrame) {
        List<String> degraded = new ArrayList<>(shot.degraded);
        if (keyFrame != null) {
            degraded.removeIf(reason -> reason.startsWith(KEY_FRAME_MISSING)); // One picture is enough.
        }
        if (shot.caption != null && caption == null) {
            degraded.add("caption:names");
        }
        return degraded;
    }

    /** Texts worth quoting: words that were read most often, without those that only name the athletes again. */
    private static List<String> quotes(OpenShot shot, List<RecognisedAthlete> athletes, Set<String> nocs) {
        Set<String> named = athletes.stream()
                .flatMap(athlete -> athlete.getEvidence().stream())
                .map(evidence -> TextTally.key(evidence.getRead()))
                .collect(Collectors.toSet());
        return shot.texts.stream()
                .filter(text -> !named.contains(text.key) && isQuotable(text, nocs))
                .sorted(Comparator.comparing(TextTally::hasLetters)
                        .thenComparing(text -> text.readings)
                        .reversed())
                .map(text -> text.best)
                .map(ReadText::getText)
                .toList();
    }

    /**
     * Fragments and doubtful readings are evidence to keep, and no words to put into somebody's mouth. Scores and clocks are
     * true for a moment only, and their O is no letter: they are {@link Readings}.
     */
    private static boolean isQuotable(TextTally text, Set<String> nocs) {
        return !Readings.isOne(text.best.getText(), nocs)
                && text.key.length() >= SHORTEST_QUOTE
                && text.best.getConfidence() >= SURE_QUOTE;
    }

    private static List<String> tags(OpenShot shot, @Nullable String unit, List<RecognisedAthlete> athletes) {
        Set<String> tags = new LinkedHashSet<>();
        if (shot.sport != null) {
            tags.add(shot.sport);
        }
        if (unit != null) {
            tags.add(unit);
        }
        if (!shot.texts.isEmpty()) {
            tags.add("text on screen");
        }
        if (!shot.degraded.contains("objects:heuristic")) {
            shot.objects.forEach(object -> tags.add(object.getLabel()));
        }
        athletes.forEach(athlete -> tags.add((athlete.getGivenName() + " " + athlete.getFamilyName()).strip()));
        athletes.forEach(athlete -> tags.add(athlete.getNoc()));
        return tags.stream().limit(MAX_TAGS).toList();
    }

    private static List<MediaReference> media(OpenShot shot) {
        List<MediaReference> media = new ArrayList<>();
        if (shot.firstMedia != null) {
            media.add(shot.firstMedia);
        }
        if (shot.lastMedia != null && !shot.lastMedia.equals(shot.firstMedia)) {
            media.add(shot.lastMedia);
        }
        return media;
    }
}
