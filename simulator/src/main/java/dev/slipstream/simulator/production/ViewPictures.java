package dev.slipstream.simulator.production;

import dev.slipstream.simulator.camera.View;
import dev.slipstream.simulator.feed.FeedTrouble;
import dev.slipstream.simulator.feed.Pictures;
import dev.slipstream.simulator.render.SceneRenderer;
import dev.slipstream.simulator.truth.Sighting;

import java.util.List;

/** What one camera records. */
final class ViewPictures implements Pictures {
    private final ProductionPlan plan;
    private final View view;
    private final FeedTrouble trouble;
    private final SceneRenderer renderer;
    private final Sightings sightings;

    /** {@code plates}: see {@link Production#renderer}. */
    ViewPictures(Production production, View view, boolean plates) {
        this.plan = production.plan();
        this.view = view;
        trouble = plan.trouble().of(view.id());
        renderer = production.renderer(plates);
        sightings = new Sightings(view.id(), production.competition().athletes(), plan);
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
        // A camera whose clock is off takes its picture at another time than it says.
        double time = trouble.captureSeconds(frame / (double) plan.fps());
        renderer.draw(view.at(time), time, view.id().hashCode() + frame, rgb);
        sightings.look(frame, renderer);
    }

    List<Sighting> sightings() {
        return sightings.finish();
    }
}
