package dev.slipstream.operators.replay;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.record.ClockSource;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.contracts.record.SegmentKind;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A group of sixteen cameras with segments of a second each, and requests for its moments. */
final class ReplayFixtures {
    static final String GROUP = "rink";
    static final int CAMERAS = 16;
    static final Instant START = Instant.parse("2026-02-10T18:00:00Z");

    static final ReplayLimits LIMITS = new ReplayLimits(
            Duration.ofSeconds(30),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofMillis(20),
            0.75,
            1,
            2,
            Duration.ofSeconds(10));

    static final GroupRig RIG = new GroupRig(
            GROUP,
            "/rigs/rink.json",
            IntStream.range(0, CAMERAS).mapToObj(ReplayFixtures::camera).toList());

    private ReplayFixtures() {}

    static String camera(int index) {
        return String.format(Locale.ROOT, "ring-%02d", index + 1);
    }

    static String feed(int index) {
        return "short-track-" + camera(index);
    }

    static Segment segment(int camera, long sequence) {
        return segment(feed(camera), 0, sequence, SegmentKind.MEDIA);
    }

    static Segment segment(String feed, long epoch, long sequence, SegmentKind kind) {
        return Segment.newBuilder()
                .setId(Ids.segment(feed, epoch, sequence))
                .setFeed(feed)
                .setEpoch(epoch)
                .setSequence(sequence)
                .setKind(kind)
                .setCaptureTime(START.plusSeconds(sequence))
                .setDurationMicros(1_000_000)
                .setMediaTimeMicros(sequence * 1_000_000)
                .setClockSource(ClockSource.REGISTRATION)
                .setClockErrorMicros(0)
                .setMedia(
                        kind == SegmentKind.END
                                ? null
                                : new MediaReference(
                                        "file:///media/segments/" + feed + "/" + epoch + "/" + sequence + ".mp4",
                                        0L,
                                        100_000L,
                                        "ab".repeat(32),
                                        "mp4"))
                .setUnit("STKM500M--------------FNL-000100")
                .setSport("short-track")
                .setCameraGroup(GROUP)
                .setIngestTime(START.plusSeconds(sequence + 1))
                .build();
    }

    /** {@code millis}: the moment, from the start. */
    static ReplayRequest request(String id, long millis) {
        return ReplayRequest.newBuilder()
                .setId(id)
                .setGroup(GROUP)
                .setMoment(START.plusMillis(millis))
                .setRequester("test")
                .setTime(START.plusMillis(millis + 500))
                .build();
    }

    static ReplayTask task(String id, int priority) {
        ReplayTask task = new ReplayTask();
        task.id = id;
        task.group = GROUP;
        task.requests = List.of("r-" + id);
        task.priority = priority;
        task.momentMicros = START.toEpochMilli() * 1_000;
        return task;
    }
}
