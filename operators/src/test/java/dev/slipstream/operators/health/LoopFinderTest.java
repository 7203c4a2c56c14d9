package dev.slipstream.operators.health;

import dev.slipstream.operators.describe.Scenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class LoopFinderTest {
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 7, 12, 30, 58})
    void aLoopIsFoundOnceItsThirdPassHasBegun(int period) {
        int first = IntStream.rangeClosed(1, LoopFinder.MOST_SAMPLES)
                .filter(n -> LoopFinder.period(of(n, i -> i % period)) > 0)
                .findFirst()
                .orElseThrow();

        assertThat(first).isEqualTo(Math.max(2 * period + 3, period + 8));
        assertThat(LoopFinder.period(of(LoopFinder.MOST_SAMPLES, i -> i % period)))
                .isEqualTo(period);
    }

    @Test
    void noiseAndAMissingSampleDoNotHideALoop() {
        long[] loop = IntStream.range(0, 60)
                .mapToLong(i -> Fingerprint.of(Noise.over(Scenes.scene(i % 15), i, 0.3)))
                .toArray();
        loop[50] = LoopFinder.UNKNOWN;

        assertThat(LoopFinder.period(loop)).isEqualTo(15);
    }

    @Test
    void otherScenesAreNoLoop() {
        for (int start = 0; start < 50; start++) {
            int from = 120 * start;
            assertThat(LoopFinder.period(of(LoopFinder.MOST_SAMPLES, i -> from + i)))
                    .isZero();
        }
    }

    @Test
    void whatIsShownOnceMoreIsNoLoop() {
        assertThat(LoopFinder.period(of(45, i -> i < 30 ? i : i - 15))).isZero();
        assertThat(LoopFinder.period(of(60, i -> i % 30)))
                .as("at once, and as long as what came before")
                .isZero();
    }

    @Test
    void aStillASlowPanAndTwoCamerasInTurnAreNoLoops() {
        assertThat(LoopFinder.period(of(100, i -> 1))).isZero();
        assertThat(LoopFinder.period(of(100, i -> i % 2))).isZero();
        long[] pan = IntStream.range(0, 60)
                .mapToLong(i -> Fingerprint.of(Scenes.scene(3, i, 0, 1, 0)))
                .toArray();
        assertThat(LoopFinder.period(pan)).isZero();
    }

    @Test
    void missingSamplesAndBlackBetweenScenesAreNoLoop() {
        long[] gaps = of(60, i -> i);
        long[] black = of(60, i -> i);
        for (int i = 0; i < 60; i++) {
            gaps[i] = i % 7 < 5 ? LoopFinder.UNKNOWN : gaps[i];
            black[i] = i % 7 < 5 ? Fingerprint.of(Scenes.plain(0)) : black[i];
        }

        assertThat(LoopFinder.period(gaps)).isZero();
        assertThat(LoopFinder.period(black)).isZero();
    }

    @Test
    void nothingIsNoLoop() {
        assertThat(LoopFinder.period(new long[0])).isZero();
        assertThat(LoopFinder.period(new long[LoopFinder.MOST_SAMPLES])).isZero();
    }

    private static long[] of(int samples, IntUnaryOperator scene) {
        return IntStream.range(0, samples)
                .mapToLong(i -> Fingerprint.of(Scenes.scene(scene.applyAsInt(i))))
                .toArray();
    }
}
