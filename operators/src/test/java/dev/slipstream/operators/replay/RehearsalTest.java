package dev.slipstream.operators.replay;

import dev.slipstream.vision.geometry.Background;
import dev.slipstream.vision.geometry.Bounds;
import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.replay.ReconstructionOptions;
import dev.slipstream.vision.replay.studio.OrbitPlan;
import dev.slipstream.vision.replay.studio.ReplayStudio;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/** The rehearsal goes the whole way, with figures that are really rebuilt; and no step further than it may. */
class RehearsalTest {
    private static final int CAMERAS = 8;
    private static final OrbitPlan PLAN = new OrbitPlan(1, 160, 90, 25, 2 * Math.PI);

    private static ReplayStudio studio;

    @BeforeAll
    static void open() throws Exception {
        List<Rig.Member> members = new ArrayList<>();
        List<Picture> plates = new ArrayList<>();
        for (int i = 0; i < CAMERAS; i++) {
            double turn = 2 * Math.PI * i / CAMERAS;
            Vector3 from = new Vector3(9 * Math.cos(turn), 9 * Math.sin(turn), 3 + i % 2);
            members.add(new Rig.Member(
                    Camera.lookingAt("ring-" + i, 320, 180, 280, from, new Vector3(0, 0, 1)), "plate.png", 0));
            byte[] ice = new byte[3 * 320 * 180];
            Arrays.fill(ice, (byte) 190);
            plates.add(new Picture(320, 180, ice));
        }
        Rig rig = new Rig(
                new Bounds(new Vector3(-3, -3, 0), new Vector3(3, 3, 2.4)),
                new Background(Background.Kind.COLOUR, new int[] {190, 190, 190}),
                members);
        studio = new ReplayStudio(rig, new ArrayList<>(plates), ReconstructionOptions.single());
    }

    @Test
    void theFiguresAreRebuilt() throws Exception {
        List<Picture> frames = new ArrayList<>();
        for (int i = 0; i < CAMERAS; i++) {
            Rig rig = studio.rig();
            frames.add(PlainFigures.before(studio.plates().get(i), rig.camera(i), rig.bounds()));
        }
        assertThat(studio.reconstruct(new ArrayList<>(frames)).made().model().figures())
                .hasSize(PlainFigures.COUNT);
    }

    @Test
    void threeModelsWithFiveOrbitsEachAreAll() throws Exception {
        assertThat(new Rehearsal(studio, PLAN, () -> false).play()).isEqualTo(3 + 15);
    }

    @Test
    void itIsOverAfterTheStepInWhichSomebodyAsks() throws Exception {
        assertThat(new Rehearsal(studio, PLAN, () -> true).play()).isZero();
        assertThat(new Rehearsal(studio, PLAN, trueFrom(5)).play()).isEqualTo(3);
    }

    /** False as often as {@code calls} less one, then true. */
    private static BooleanSupplier trueFrom(int calls) {
        AtomicInteger asked = new AtomicInteger();
        return () -> asked.incrementAndGet() >= calls;
    }
}
