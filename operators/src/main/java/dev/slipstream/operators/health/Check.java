package dev.slipstream.operators.health;

import dev.slipstream.contracts.record.HealthCondition;

import java.time.Duration;

/** The conditions that are looked for, how long each must last before somebody is told, and what they are told. */
enum Check {
    /** Programmes fade to black and stay there a second or two between items; a line that is down stays. */
    BLACK(HealthCondition.BLACK, Duration.ofSeconds(5), "black", "the camera, the mixer and the line"),
    /** A card of text stands for some seconds; a slate that stands longer is frozen to everybody who waits for the feed. */
    FROZEN(
            HealthCondition.FROZEN,
            Duration.ofSeconds(10),
            "frozen",
            "the frame synchroniser, the mixer and the encoder"),
    /** A minute's silence is announced; ten seconds without any room noise are not in a programme. */
    SILENT(
            HealthCondition.SILENT,
            Duration.ofSeconds(10),
            "silent",
            "the microphones, the sound mixer and the embedder"),
    /** By then the stretch has come a third time. */
    LOOPING(HealthCondition.LOOPING, Duration.ZERO, "in a loop", "the player, and whether it should be live");

    /**
     * LUFS; what is below is no programme.
     *
     * <p>Source: the absolute threshold of the gate in Recommendation ITU-R BS.1770-5. The room noise of an empty hall lies above.
     */
    static final float SILENCE = -70;

    final HealthCondition condition;
    final long holdMicros;
    /** What the feed is, in a sentence. */
    final String word;
    /** Where it comes from, most often. */
    final String suspects;

    Check(HealthCondition condition, Duration hold, String word, String suspects) {
        this.condition = condition;
        this.holdMicros = hold.toMillis() * 1_000;
        this.word = word;
        this.suspects = suspects;
    }
}
