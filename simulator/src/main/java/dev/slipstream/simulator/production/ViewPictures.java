package dev.slipstream.simulator.production;

import dev.slipstream.simulator.camera.View;
import dev.slipstream.simulator.feed.FeedTrouble;

/** What one camera records. */
final class ViewPictures extends SightedPictures {
    private final View view;
    private final FeedTrouble trouble;

    /** {@code plates}: see {@link Production#renderer}. */
    ViewPictures(Production production, View view, boolean plates) {
        super(production, view.id(), plates);
        this.view = view;
        trouble = production.plan().trouble().of(view.id());
    }

    @Override
    public void draw(int frame, int[] rgb) {
        // A camera whose clock is off takes its picture at another time than it says.
        double time = trouble.captureSeconds(seconds(frame));
        renderer().draw(view.at(time), time, view.id().hashCode() + frame, rgb);
        note(frame);
    }
}
