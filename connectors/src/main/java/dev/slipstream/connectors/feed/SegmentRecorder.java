package dev.slipstream.connectors.feed;

import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Loudness;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.Sample;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.vision.media.CutSegment;
import dev.slipstream.vision.media.EncodedPicture;
import dev.slipstream.vision.media.MediaInfo;
import dev.slipstream.vision.media.SoundLevels;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Puts a cut segment into the media store and writes its record. */
final class SegmentRecorder {
    private final MediaStore store;
    private final FeedTime time;

    SegmentRecorder(MediaStore store, FeedTime time) {
        this.store = store;
        this.time = time;
    }

    /**
     * @param mediaTimeMicros of the first picture, from the start of the epoch
     * @throws IOException if the media store does not take it
     */
    Segment record(
            FeedRegistration feed,
            FeedProgress at,
            CaptureClock clock,
            MediaInfo info,
            CutSegment cut,
            long mediaTimeMicros)
            throws IOException {
        MediaReference media =
                store.writeSegment(feed.getFeed(), at.epoch(), at.nextSequence(), cut.container(), cut.media());
        // From the connection's clock to the epoch's: a file that bridges a gap keeps one epoch.
        long offset = at.anchorMicros() + mediaTimeMicros - cut.mediaTimeMicros();
        return Segment.newBuilder()
                .setId(Ids.segment(feed.getFeed(), at.epoch(), at.nextSequence()))
                .setFeed(feed.getFeed())
                .setEpoch(at.epoch())
                .setSequence(at.nextSequence())
                .setCaptureTime(FeedTime.instant(at.anchorMicros() + mediaTimeMicros))
                .setDurationMicros(cut.durationMicros())
                .setMediaTimeMicros(mediaTimeMicros)
                .setClockSource(clock.source())
                .setClockErrorMicros(clock.errorMicros())
                .setMedia(media)
                .setVideoCodec(info.videoCodec())
                .setAudioCodec(info.audioCodec())
                .setWidth(cut.width())
                .setHeight(cut.height())
                .setPictures(cut.pictures())
                .setPictureBytes(cut.pictureBytes())
                .setDependent(cut.dependent())
                .setSample(sample(cut.sample(), offset))
                .setLoudness(loudness(cut.loudness(), offset))
                .setUnit(feed.getUnit())
                .setSport(feed.getSport())
                .setCameraGroup(feed.getCameraGroup())
                .setPriority(feed.getPriority())
                .setIngestTime(FeedTime.instant(time.epochMicros()))
                .build();
    }

    private static @Nullable Sample sample(@Nullable EncodedPicture picture, long offset) {
        if (picture == null) {
            return null;
        }
        return Sample.newBuilder()
                .setCaptureTime(FeedTime.instant(offset + picture.mediaTimeMicros()))
                .setCodec(picture.codec())
                .setWidth(picture.width())
                .setHeight(picture.height())
                .setParameterSets(ByteBuffer.wrap(picture.parameterSets()))
                .setData(ByteBuffer.wrap(picture.data()))
                .setDerived(picture.derived())
                .build();
    }

    private static @Nullable Loudness loudness(@Nullable SoundLevels levels, long offset) {
        if (levels == null || levels.lufs().length == 0) {
            return null;
        }
        List<Float> lufs = new ArrayList<>(levels.lufs().length);
        for (float level : levels.lufs()) {
            lufs.add(level);
        }
        return Loudness.newBuilder()
                .setStartTime(FeedTime.instant(offset + levels.startMicros()))
                .setLufs(lufs)
                .build();
    }
}
