package dev.slipstream.simulator.production;

import dev.slipstream.simulator.broadcast.Shot;
import dev.slipstream.simulator.feed.Pictures;
import dev.slipstream.simulator.picture.Picture;
import dev.slipstream.simulator.render.SceneRenderer;
import dev.slipstream.simulator.truth.Sighting;

import java.util.List;

/** The switched feed: the camera on air, or what it saw before, with graphics over it. */
final class ProgrammePictures implements Pictures {
    private final Production production;
    private final ProductionPlan plan;
    private final SceneRenderer renderer;
    private final Sightings sightings;

    ProgrammePictures(Production production) {
        this.production = production;
        this.plan = production.plan();
        renderer = production.renderer(false);
        sightings = new Sightings(Production.PROGRAMME, production.competition().athletes(), plan);
    }

    @Override
    public int width() {
        return plan.width();
    }

    @Override
    public int height() {
        return plan.height();
    }

    @Override
    public void draw(int frame, int[] rgb) {
        double time = frame / (double) plan.fps();
        Shot shot = production.programme().shot(time);
        double source = shot.source(time);
        renderer.draw(production.view(shot.view()).at(source), source, frame, rgb);
        production.graphics().paint(new Picture(plan.width(), plan.height(), rgb), time);
        // The card hides whoever stands behind it.
        if (shot.kind() != Shot.Kind.CARD) {
            sightings.look(frame, renderer);
        }
    }

    List<Sighting> sightings() {
        return sightings.finish();
    }
}
