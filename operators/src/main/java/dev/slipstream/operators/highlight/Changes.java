package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightAngle;

import java.time.Duration;
import java.time.Instant;

/** Tells whether somebody who has one revision of a highlight wants to hear of the next. Pure. */
final class Changes {
    private static final Duration SEEN = Duration.ofMillis(250);
    private static final double HEARD = 0.02;

    private Changes() {}

    /** Whether they differ in more than a quarter of a second or a fiftieth of score. */
    static boolean matter(Highlight before, Highlight now) {
        return before.getStatus() != now.getStatus()
                || before.getSettled() != now.getSettled()
                || before.getKind() != now.getKind()
                || (now.getSettled() && !before.getReason().equals(now.getReason()))
                || !before.getTitle().equals(now.getTitle())
                || !before.getTranslations().equals(now.getTranslations())
                || !before.getAthletes().equals(now.getAthletes())
                || !before.getDecisions().equals(now.getDecisions())
                || before.getMoments().size() != now.getMoments().size()
                || before.getReplays().size() != now.getReplays().size()
                || before.getAngles().size() != now.getAngles().size()
                || !before.getAngles().stream()
                        .map(HighlightAngle::getFeed)
                        .toList()
                        .equals(now.getAngles().stream()
                                .map(HighlightAngle::getFeed)
                                .toList())
                || Math.abs(before.getScore() - now.getScore()) >= HEARD
                || boundsMoved(before, now)
                || apart(before.getMoment(), now.getMoment());
    }

    /** Whether the clip would be another one. */
    static boolean boundsMoved(Highlight before, Highlight now) {
        return apart(before.getStart(), now.getStart()) || apart(before.getEnd(), now.getEnd());
    }

    private static boolean apart(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(SEEN) > 0;
    }
}
