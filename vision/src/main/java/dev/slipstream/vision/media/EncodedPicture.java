package dev.slipstream.vision.media;

/**
 * A compressed picture that decodes alone, without a demuxer.
 *
 * @param mediaTimeMicros from the first picture of the connection
 * @param codec h264, hevc, vp9, av1 or mjpeg
 * @param width pixels; 0 = not known before decoding
 * @param height pixels; 0 = not known before decoding
 * @param parameterSets the codec's extradata; empty where the access unit carries its own
 * @param data one access unit as it came from the container
 * @param derived true where it was decoded and encoded again because no keyframe was there to take
 */
@SuppressWarnings("ArrayRecordComponent") // carried through, never compared
public record EncodedPicture(
        long mediaTimeMicros,
        String codec,
        int width,
        int height,
        byte[] parameterSets,
        byte[] data,
        boolean derived) {}
