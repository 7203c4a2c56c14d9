package dev.slipstream.operators.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.replay.Origin;
import dev.slipstream.vision.replay.ReconstructionException;
import dev.slipstream.vision.replay.glb.GlbWriter;
import dev.slipstream.vision.replay.studio.OrbitPlan;
import dev.slipstream.vision.replay.studio.ReplayStudio;
import dev.slipstream.vision.replay.studio.Shot;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Replays of nobody, made and thrown away before the first request: plain figures in the empty scene. Code that never ran is slow,
 * and what depends on the rig alone is not there yet, so that the first replay after a job's start would take several times as long
 * as the next. It goes in small steps, and is over after the one in which it is told so.
 */
final class Rehearsal {
    /** After the third, another one is hardly quicker than the one before. */
    private static final int ROUNDS = 3;

    private static final int ORBITS = 5;

    /** Of one orbit, which is the longest step: well under a second. */
    private static final int PICTURES = 5;

    private final ReplayStudio studio;
    private final OrbitPlan plan;
    private final BooleanSupplier over;

    /**
     * @param plan of the orbits to come: code is compiled for what it does
     * @param over asked before each step
     */
    Rehearsal(ReplayStudio studio, OrbitPlan plan, BooleanSupplier over) {
        this.studio = studio;
        this.plan = new OrbitPlan(
                Math.min(PICTURES, plan.pictures()), plan.width(), plan.height(), plan.fps(), plan.turn());
        this.over = over;
    }

    /**
     * Plays it.
     *
     * @return how many steps were done before it was over; models and orbits
     */
    int play() throws ReconstructionException, IOException {
        if (over.getAsBoolean()) {
            return 0;
        }
        List<@Nullable Picture> frames = frames();
        Origin origin = Origin.reconstruction(JsonNodeFactory.instance.objectNode());
        int steps = 0;
        for (int round = 0; round < ROUNDS && !over.getAsBoolean(); round++) {
            Shot shot = studio.reconstruct(frames);
            steps++;
            if (shot.made().model().figures().isEmpty()) {
                return steps;
            }
            GlbWriter.write(shot.made().model(), origin);
            for (int i = 0; i < ORBITS && !over.getAsBoolean(); i++) {
                orbit(shot, origin);
                steps++;
            }
        }
        return steps;
    }

    private List<@Nullable Picture> frames() {
        Rig rig = studio.rig();
        List<@Nullable Picture> plates = studio.plates();
        List<@Nullable Picture> frames = new ArrayList<>();
        for (int i = 0; i < rig.size(); i++) {
            Picture plate = plates.get(i);
            frames.add(plate == null ? null : PlainFigures.before(plate, rig.camera(i), rig.bounds()));
        }
        return frames;
    }

    private void orbit(Shot shot, Origin origin) throws IOException {
        Path file = Files.createTempFile("slipstream-rehearsal", ".mp4");
        try {
            studio.orbit(shot, plan, origin, file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
