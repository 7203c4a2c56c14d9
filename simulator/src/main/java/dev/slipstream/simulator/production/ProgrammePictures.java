package dev.slipstream.simulator.production;

import dev.slipstream.simulator.broadcast.Shot;
import dev.slipstream.simulator.picture.Picture;

/** The switched feed: the camera on air, or what it saw before, with graphics over it. */
final class ProgrammePictures extends SightedPictures {
    private final Production production;

    ProgrammePictures(Production production) {
        super(production, Production.PROGRAMME, false);
        this.production = production;
    }

    @Override
    public void draw(int frame, int[] rgb) {
        double time = seconds(frame);
        Shot shot = production.programme().shot(time);
        double source = shot.source(time);
        renderer().draw(production.view(shot.view()).at(source), source, frame, rgb);
        production.graphics().paint(new Picture(width(), height(), rgb), time);
        // The card hides whoever stands behind it.
        if (shot.kind() != Shot.Kind.CARD) {
            note(frame);
        }
    }
}
