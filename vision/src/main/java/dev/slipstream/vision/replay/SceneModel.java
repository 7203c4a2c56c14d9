package dev.slipstream.vision.replay;

import java.util.List;

/** What stood in the rig's bounds at one moment: a surface for each athlete. */
public record SceneModel(List<Figure> figures) {
    public SceneModel {
        figures = List.copyOf(figures);
    }
}
