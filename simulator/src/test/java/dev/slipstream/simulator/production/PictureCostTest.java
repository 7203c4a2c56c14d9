package dev.slipstream.simulator.production;

import dev.slipstream.simulator.camera.View;
import dev.slipstream.simulator.render.SceneRenderer;
import dev.slipstream.simulator.sport.Sport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** Figures for people: what a picture of each view costs. Nothing is demanded of them, as machines differ. */
class PictureCostTest {
    private static final int WARM = 2;
    private static final int MEASURED = 4;

    @ParameterizedTest
    @EnumSource(Sport.class)
    void processorTimeOfAPicture(Sport sport) {
        Production production = Rehearsals.of(sport, Rehearsals.SEEDS.get(0));
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        int[] rgb = new int[Rehearsals.WIDTH * Rehearsals.HEIGHT];
        StringBuilder figures = new StringBuilder();
        for (View view : production.views()) {
            SceneRenderer renderer = production.renderer(!view.moves());
            long begin = 0;
            for (int i = 0; i < WARM + MEASURED; i++) {
                begin = i == WARM ? clock.getCurrentThreadCpuTime() : begin;
                double time = 3 + 0.8 * i;
                renderer.draw(view.at(time), time, i, rgb);
            }
            double millis = (clock.getCurrentThreadCpuTime() - begin) / 1e6 / MEASURED;
            assertThat(millis).isPositive();
            figures.append(String.format(Locale.ROOT, " %s %.1f", view.id(), millis));
        }
        System.out.println(
                sport + " at " + Rehearsals.WIDTH + "x" + Rehearsals.HEIGHT + ", ms of CPU a picture:" + figures);
    }
}
