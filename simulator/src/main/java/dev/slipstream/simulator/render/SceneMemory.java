package dev.slipstream.simulator.render;

import dev.slipstream.simulator.sport.Competition;

import java.util.LinkedHashMap;
import java.util.Map;

/** Scenes that were asked for lately: many cameras look at the same instants, one after the other. Thread-safe. */
public final class SceneMemory {
    /** About 100 KB each; cameras of a group go through the same ten seconds or less apart. */
    private static final int CAPACITY = 400;

    private final Competition competition;
    private final Stage stage;
    private final Map<Double, LitScene> scenes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Double, LitScene> eldest) {
            return size() > CAPACITY;
        }
    };

    public SceneMemory(Competition competition, Stage stage) {
        this.competition = competition;
        this.stage = stage;
    }

    LitScene at(double time) {
        synchronized (scenes) {
            LitScene known = scenes.get(time);
            if (known != null) {
                return known;
            }
        }
        LitScene made = new LitScene(competition.at(time), stage);
        synchronized (scenes) {
            scenes.put(time, made);
        }
        return made;
    }
}
