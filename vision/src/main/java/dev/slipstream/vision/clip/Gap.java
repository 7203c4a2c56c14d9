package dev.slipstream.vision.clip;

/**
 * A time that was asked for and of which there are no pictures.
 *
 * @param fromMicros when the picture before it ends, or the asked start; common time line, microseconds
 * @param toMicros when the next picture is shown, or the asked end
 */
public record Gap(long fromMicros, long toMicros) {
    /** Length, microseconds. */
    public long micros() {
        return toMicros - fromMicros;
    }
}
