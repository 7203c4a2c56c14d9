package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Contribution;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightAngle;
import dev.slipstream.contracts.record.HighlightMoment;
import dev.slipstream.contracts.record.HighlightSignal;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.MomentEvidence;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.MomentSource;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.contracts.record.Translation;

import java.util.List;

/** Highlights of the {@link Game} as they may have been judged. */
final class Highlights {
    static final String ID = Game.UNIT + "/highlight-1";
    static final NamedAthlete MARTIN = new NamedAthlete(Game.MARTIN, "Émile", "MARTIN", "CAN");
    static final NamedAthlete VIRTANEN = new NamedAthlete(Game.VIRTANEN, "Aino", "VIRTANEN", "FIN");

    private Highlights() {}

    /** A goal at second 30 that is shown from 25 to 34.5. */
    static Highlight.Builder published(NamedAthlete... athletes) {
        HighlightMoment goal = new HighlightMoment(
                MomentKind.GOAL,
                Game.at(30),
                List.of(athletes),
                List.of(new MomentEvidence(MomentSource.RESULTS, "goal-30.0", "GOAL")));
        return Highlight.newBuilder()
                .setId(ID)
                .setRevision(0)
                .setStatus(HighlightStatus.PUBLISHED)
                .setUnit(Game.UNIT)
                .setSport(Game.SPORT)
                .setKind(MomentKind.GOAL)
                .setMoment(Game.at(30))
                .setStart(Game.at(25))
                .setEnd(Game.at(34.5))
                .setTitle("Goal")
                .setTranslations(List.of(new Translation("fr", "But"), new Translation("de", "Tor")))
                .setAthletes(List.of(athletes))
                .setMoments(List.of(goal))
                .setScore(0.76)
                .setThreshold(0.48)
                .setContributions(
                        List.of(new Contribution(HighlightSignal.RESULTS, 1.0, 0.76, 0.76, "GOAL", "goal-30.0")))
                .setAngles(List.of(new HighlightAngle("rink-1", 0L, Game.at(25), Game.at(34.5), 25L, 34L, 0L)));
    }

    static Highlight.Builder rejected() {
        return published()
                .setStatus(HighlightStatus.REJECTED)
                .setReason("score 0.100 is below 0.480")
                .setScore(0.1);
    }
}
