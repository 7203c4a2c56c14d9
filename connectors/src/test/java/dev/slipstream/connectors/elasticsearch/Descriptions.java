package dev.slipstream.connectors.elasticsearch;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.SearchIndex;
import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.Caption;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionChange;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.DetectedObject;
import dev.slipstream.contracts.record.Evidence;
import dev.slipstream.contracts.record.EvidenceKind;
import dev.slipstream.contracts.record.FactSource;
import dev.slipstream.contracts.record.KeyFrame;
import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.contracts.record.MomentEvidence;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.MomentSource;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.contracts.record.Provenance;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.Reading;
import dev.slipstream.contracts.record.ReadingKind;
import dev.slipstream.contracts.record.RecognisedAthlete;
import dev.slipstream.contracts.record.Translation;
import dev.slipstream.contracts.record.UnresolvedAthlete;

import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** Descriptions with every field set, one per number. */
final class Descriptions {
    private static final Instant START = Instant.parse("2026-02-06T10:00:00.000005Z");

    private Descriptions() {}

    static Description of(String feed, long number) {
        Instant start = START.plusSeconds(number);
        ReadText read =
                new ReadText("BJOERGEN M.", 0.93f, new Box(40, 600, 120, 24), start, Ids.segment(feed, 1, number));
        return Description.newBuilder()
                .setId(Ids.shot(feed, 1, number))
                .setRevision(1)
                .setStatus(DescriptionStatus.FINAL)
                .setChange(DescriptionChange.REVISED)
                .setFeed(feed)
                .setEpoch(1)
                .setFirstSequence(number)
                .setLastSequence(number)
                .setStart(start)
                .setEnd(start.plusSeconds(1))
                .setMediaStartMicros(number * 1_000_000)
                .setMediaEndMicros((number + 1) * 1_000_000)
                .setSamples(1)
                .setUnit("CCSW10KM------------FNL-")
                .setSport("Cross-Country Skiing")
                .setText("Marit Bjørgen crosses the finish line")
                .setTranslations(List.of(
                        new Translation("fr", "Marit Bjørgen franchit la ligne d’arrivée."),
                        new Translation("de", "Marit Bjørgen läuft über die Ziellinien."),
                        new Translation("it", "Marit Bjørgen taglia il traguardo."),
                        new Translation("zh", "Marit Bjørgen冲过终点。")))
                .setTags(List.of("finish", "skiing"))
                .setAthletes(List.of(new RecognisedAthlete(
                        "1001",
                        "12",
                        "Marit",
                        "Bjørgen",
                        "NOR",
                        0.93f,
                        List.of(new Evidence(EvidenceKind.NAME, "BJOERGEN", read)))))
                .setTexts(List.of(read))
                .setUnresolved(List.of(new UnresolvedAthlete(
                        List.of("1002", "1003"), List.of(new Evidence(EvidenceKind.BIB, "10", read)))))
                .setReadings(List.of(new Reading(ReadingKind.CLOCK, "12:34", List.of(read))))
                .setObjects(List.of(new DetectedObject(
                        "person", 0.8f, new Box(600, 200, 90, 240), start, Ids.segment(feed, 1, number))))
                .setCaption(new Caption(
                        "A skier crosses the line.",
                        List.of(),
                        new ModelVersion("vlm", "", ""),
                        Ids.segment(feed, 1, number),
                        true))
                .setMoments(List.of(new KeyMoment(
                        "CCSW10KM------------FNL-/17",
                        MomentKind.FINISH,
                        start.plusMillis(200),
                        number * 1_000_000 + 200_000,
                        List.of(new NamedAthlete("1001", "Marit", "Bjørgen", "NOR")),
                        1f,
                        List.of(new MomentEvidence(MomentSource.RESULTS, "17", "FINISH")))))
                .setKeyFrame(new KeyFrame(
                        new MediaReference("file:///media/" + number + ".jpg", 0L, 100L, "11", "jpeg"),
                        640,
                        360,
                        Ids.segment(feed, 1, number),
                        start))
                .setMedia(List.of(new MediaReference("file:///media/" + number, 0L, 1000L, "00", "mp4")))
                .setModels(List.of(new ModelVersion("text", "1", "00")))
                .setEmbedding(Collections.nCopies(SearchIndex.EMBEDDING_DIMENSIONS, 0.05f))
                .setProvenance(List.of(new Provenance(
                        "athletes/1001", FactSource.RESULTS, "START_LIST CCSW10KM------------FNL-", "3")))
                .setDegraded(List.of())
                .setLastSampleTime(start)
                .build();
    }
}
