package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.Caption;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DetectedObject;
import dev.slipstream.contracts.record.FactSource;
import dev.slipstream.contracts.record.FeedHealth;
import dev.slipstream.contracts.record.FeedOutput;
import dev.slipstream.contracts.record.ModelRollout;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.contracts.record.Provenance;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.cascade.PlannedSample;
import dev.slipstream.operators.health.FeedHealthState;
import dev.slipstream.operators.health.HealthSignals;
import dev.slipstream.operators.health.Spell;
import dev.slipstream.operators.highlight.Cheer;
import dev.slipstream.operators.highlight.ClipTask;
import dev.slipstream.operators.highlight.CrowdMeter;
import dev.slipstream.operators.highlight.Decisions;
import dev.slipstream.operators.highlight.FeedStretch;
import dev.slipstream.operators.highlight.FeedTrack;
import dev.slipstream.operators.highlight.MotionMeter;
import dev.slipstream.operators.highlight.OpenHighlight;
import dev.slipstream.operators.highlight.SeenShot;
import dev.slipstream.operators.highlight.UnitClock;
import dev.slipstream.operators.highlight.UnitFacts;
import dev.slipstream.operators.highlight.UnitSignal;
import dev.slipstream.operators.replay.CameraRing;
import dev.slipstream.operators.replay.CameraShare;
import dev.slipstream.operators.replay.OpenReplay;
import dev.slipstream.operators.replay.ReplayTask;
import dev.slipstream.operators.replay.SegmentReference;
import dev.slipstream.operators.sample.SampledSegment;
import dev.slipstream.operators.sample.TestSegments;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing in flight or in state may fall back to Kryo: its bytes survive no change of a class. */
class TypeInformationTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                SampledSegment.class,
                ShotSample.class,
                PlannedSample.class,
                ReadSample.class,
                ShotTracker.class,
                OpenShot.class,
                ClosedShot.class,
                RecentShots.class,
                TextTally.class,
                KeyFrames.class,
                KeyFrameCandidate.class,
                AthleteTally.class,
                HealthSignals.class,
                FeedHealthState.class,
                Spell.class,
                People.class,
                PersonTrack.class,
                SegmentReference.class,
                CameraRing.class,
                CameraShare.class,
                OpenReplay.class,
                ReplayTask.class,
                WornNumber.class,
                Cheer.class,
                ClipTask.class,
                CrowdMeter.class,
                Decisions.class,
                FeedStretch.class,
                FeedTrack.class,
                MotionMeter.class,
                OpenHighlight.class,
                SeenShot.class,
                UnitClock.class,
                UnitFacts.class,
                UnitSignal.class
            })
    void pojosAreMadeOfTypesThatFlinkKnows(Class<?> type) {
        TypeInformation<?> info = TypeInformation.of(type);

        assertThat(info).isInstanceOf(PojoTypeInfo.class);
        assertNoGenericType(info);
        info.createSerializer(withoutKryo());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Segment.class,
                Description.class,
                DeadLetter.class,
                ResultsMessage.class,
                FeedOutput.class,
                FeedHealth.class,
                ModelRollout.class
            })
    void recordsAreAvro(Class<?> type) {
        TypeInformation<?> info = TypeInformation.of(type);

        assertThat(info).isInstanceOf(AvroTypeInfo.class);
        info.createSerializer(withoutKryo());
    }

    @Test
    void anOpenShotSurvivesItsSerializer() throws IOException {
        OpenShot shot = new OpenShot(TestSegments.media(3, 7, (byte) 1), 7);
        shot.texts.add(new TextTally("INGRID", Reads.at(1, 2, "Ingrid", "slalom-1/3/7")));
        shot.athletes.add(new AthleteTally("1"));
        shot.people.add(
                List.of(Reads.at(10, 20, "12", "slalom-1/3/7")),
                List.of(new DetectedObject(
                        "person", 0.9f, new Box(0, 0, 300, 400), TestSegments.START, "slalom-1/3/7")),
                true);
        shot.degraded.add("text:timeout");
        shot.replay = Reads.at(1, 2, "REPLAY", "slalom-1/3/7");
        shot.moments = KeyMoments.of(shot, null, null);
        shot.objects.add(new DetectedObject("person", 0.9f, new Box(1, 2, 3, 4), TestSegments.START, "slalom-1/3/7"));
        shot.caption = new Caption(
                "A skier in a blue suit.", List.of(), new ModelVersion("vlm", "1", ""), "slalom-1/3/7", false);
        shot.keyFrames.best = Frames.candidate(7, 1, 2, 300);
        shot.provenance.add(new Provenance("texts", FactSource.MODEL, "reader", "1"));
        var serializer = TypeInformation.of(OpenShot.class).createSerializer(withoutKryo());
        DataOutputSerializer bytes = new DataOutputSerializer(1024);

        serializer.serialize(shot, bytes);
        OpenShot copy = serializer.deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer()));

        assertThat(copy).usingRecursiveComparison().isEqualTo(shot);
        assertThat(copy.people.tracks.get(0).number()).isNotNull();
    }

    private static SerializerConfigImpl withoutKryo() {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        return config;
    }

    private static void assertNoGenericType(TypeInformation<?> info) {
        assertThat(info).isNotInstanceOf(GenericTypeInfo.class);
        if (info instanceof AvroTypeInfo) {
            return;
        }
        if (info instanceof PojoTypeInfo<?> pojo) {
            for (int i = 0; i < pojo.getArity(); i++) {
                assertNoGenericType(pojo.getTypeAt(i));
            }
        }
        info.getGenericParameters().values().forEach(TypeInformationTest::assertNoGenericType);
    }
}
