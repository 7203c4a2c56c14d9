package dev.slipstream.simulator.broadcast;

import dev.slipstream.simulator.picture.Picture;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Scoreboard;
import dev.slipstream.simulator.sport.Sport;

import java.util.List;

/** Paints a programme's graphics over its pictures, and knows what they say. Safe for use from many threads. */
public final class Graphics {
    private final Competition competition;
    private final Programme programme;
    private final Board board;
    private final int accent;

    public Graphics(Competition competition, Programme programme) {
        this.competition = competition;
        this.programme = programme;
        this.board = new Board(competition);
        this.accent = Brand.accent(competition.sport());
    }

    /**
     * Paints what is on at a second of the programme over a picture of any size.
     *
     * @param picture of the camera on air; changed
     */
    public void paint(Picture picture, double seconds) {
        Canvas canvas = Canvas.of(picture);
        programme.cues().stream()
                .filter(cue -> cue.kind() != Cue.Kind.WIPE && cue.on(seconds))
                .forEach(cue -> paint(canvas, cue, seconds));
        // Over everything else.
        programme.cues().stream()
                .filter(cue -> cue.kind() == Cue.Kind.WIPE && cue.on(seconds))
                .forEach(cue -> paint(canvas, cue, seconds));
    }

    private void paint(Canvas canvas, Cue cue, double seconds) {
        double presence = cue.presence(seconds);
        double age = seconds - cue.from();
        switch (cue.kind()) {
            case OPENING_CARD -> OpeningCard.paint(canvas, cue.lines(), accent, age);
            case LOWER_THIRD -> LowerThird.paint(canvas, cue.lines(), accent, presence);
            case SCOREBOARD -> board(canvas, seconds, presence);
            case RESULT -> ResultTable.paint(canvas, cue.lines(), competition.title(), accent, age, presence);
            case REPLAY -> Marks.replay(canvas, accent, age, presence);
            case CHANNEL -> Marks.channel(canvas, accent, presence);
            case WIPE -> Marks.wipe(canvas, accent, age / (cue.to() - cue.from()));
        }
    }

    private void board(Canvas canvas, double seconds, double presence) {
        if (competition.sport() == Sport.ICE_HOCKEY) {
            Scoreboard before = board.at(Math.max(0, seconds - 2));
            ScoreBug.paint(canvas, board.at(seconds), before, accent, presence);
        } else {
            RaceBoard.paint(canvas, board::at, seconds, accent, presence);
        }
    }

    /** What can be read when, by its beginning: the truth that readers of graphics are measured against. */
    public List<GraphicInterval> intervals() {
        return new GraphicTruth(competition, programme).intervals();
    }
}
