package dev.slipstream.vision.clip;

/** How near to the asked times a clip is cut, and what that costs. */
public enum ClipMode {
    /** Nothing is encoded again: from the last keyframe at or before the asked start, until no picture before the asked end is missing. */
    KEYFRAME,
    /** From the first picture at or after the asked start to the last before the asked end; only the edges are encoded again. */
    EXACT
}
