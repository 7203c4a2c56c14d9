package dev.slipstream.vision.replay;

/**
 * What became of one camera in a reconstruction.
 *
 * @param camera id in the rig
 * @param reason in words, for a person who looks after the cameras; empty where all is well
 */
public record CameraVerdict(String camera, Status status, String reason) {
    /** How far a camera was listened to. */
    public enum Status {
        /** For all athletes in its picture. */
        USED,
        /** No picture came. */
        ABSENT,
        /** Its picture shows nothing that could be used. */
        DEAD,
        /** Not for some athletes, about whom it contradicted all others. */
        OUT_VOTED,
        /** Not at all: its picture and its calibration do not fit. */
        CONTRADICTS_CALIBRATION
    }
}
