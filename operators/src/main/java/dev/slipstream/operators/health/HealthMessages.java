package dev.slipstream.operators.health;

import dev.slipstream.contracts.Topics;
import dev.slipstream.operators.describe.Segments;

import java.time.temporal.ChronoUnit;

/** The line that the person who carries the pager reads. */
final class HealthMessages {
    private HealthMessages() {}

    /** {@code loopMicros}: length of the loop, where there is one. */
    static String began(Check check, String feed, Spell spell, long loopMicros) {
        String length = check == Check.LOOPING ? " of about " + seconds(loopMicros) : "";
        return "Feed " + feed + " has been " + check.word + length + " since " + clock(spell.sinceMicros) + "; look at "
                + check.suspects;
    }

    static String ended(Check check, String feed, Spell spell) {
        return "Feed " + feed + " is no longer " + check.word + " since " + clock(spell.wellMicros) + ", after "
                + seconds(spell.wellMicros - spell.sinceMicros);
    }

    static String gone(Check check, String feed, Spell spell) {
        return "Feed " + feed + " ended; it had been " + check.word + " since " + clock(spell.sinceMicros)
                + "; the topic " + Topics.FEED_EVENTS + " says why it ended";
    }

    private static String clock(long micros) {
        return Segments.instant(micros).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String seconds(long micros) {
        return (micros + 500_000) / 1_000_000 + " s";
    }
}
