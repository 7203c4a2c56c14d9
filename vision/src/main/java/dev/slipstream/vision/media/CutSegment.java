package dev.slipstream.vision.media;

import org.jspecify.annotations.Nullable;

/**
 * One to two seconds of a feed as a file of its own, not re-encoded; less at the end of the media, and before the
 * keyframe that ends a long group of pictures.
 *
 * <p>The media time of any picture in it is {@code mediaTimeMicros} plus the distance of its time stamp from the
 * earliest of the pictures in the file.
 *
 * @param mediaTimeMicros of the earliest picture, from the first picture of the connection or, after a jump in time, of what follows it
 * @param durationMicros of its pictures together
 * @param pictureBytes median size of the pictures that are not keyframes; 0 where there are none
 * @param dependent true where the first picture needs earlier segments to decode
 * @param container "mp4" (fragmented) or "matroska"
 * @param sample the picture at which the segment ends: the keyframe that follows it, or where none follows one that was decoded; of
 *     the media's last segment, the keyframe with which it begins. Null where none could be made
 * @param loudness the blocks that were completed since the previous segment; null where there are none
 */
@SuppressWarnings("ArrayRecordComponent") // carried through, never compared
public record CutSegment(
        long mediaTimeMicros,
        long durationMicros,
        int pictures,
        int pictureBytes,
        boolean dependent,
        String container,
        byte[] media,
        int width,
        int height,
        @Nullable EncodedPicture sample,
        @Nullable SoundLevels loudness) {}
