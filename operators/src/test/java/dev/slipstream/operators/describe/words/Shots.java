package dev.slipstream.operators.describe.words;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.MomentEvidence;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.MomentSource;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.contracts.record.RecognisedAthlete;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Shots as they are before their text is written; each begins ten seconds into its media. */
final class Shots {
    static final long MEDIA_START_MICROS = 10_000_000;
    private static final Instant START = Instant.parse("2026-02-06T10:00:00Z");

    private Shots() {}

    static Description of(
            @Nullable String sport, List<RecognisedAthlete> athletes, List<KeyMoment> moments, Duration length) {
        return Description.newBuilder()
                .setId("arena/0/shot-10")
                .setRevision(1)
                .setStatus(DescriptionStatus.FINAL)
                .setFeed("arena")
                .setEpoch(0)
                .setFirstSequence(10)
                .setLastSequence(20)
                .setStart(START)
                .setEnd(START.plus(length))
                .setMediaStartMicros(MEDIA_START_MICROS)
                .setMediaEndMicros(MEDIA_START_MICROS + length.toNanos() / 1_000)
                .setSamples(1)
                .setSport(sport)
                .setText("")
                .setTags(List.of())
                .setAthletes(athletes)
                .setTexts(List.of())
                .setMoments(moments)
                .setMedia(List.of())
                .setModels(List.of())
                .setLastSampleTime(START)
                .build();
    }

    static RecognisedAthlete athlete(String given, String family, String noc, @Nullable String bib) {
        return new RecognisedAthlete(given + family, bib, given, family, noc, 0.9f, new ArrayList<>());
    }

    static KeyMoment moment(MomentKind kind, long millis, float confidence, NamedAthlete... athletes) {
        return new KeyMoment(
                "arena/" + kind + "-" + millis,
                kind,
                START.plusMillis(millis),
                MEDIA_START_MICROS + millis * 1_000,
                List.of(athletes),
                confidence,
                List.of(new MomentEvidence(MomentSource.RESULTS, "1", kind.name())));
    }

    static NamedAthlete named(RecognisedAthlete athlete) {
        return new NamedAthlete(athlete.getId(), athlete.getGivenName(), athlete.getFamilyName(), athlete.getNoc());
    }
}
