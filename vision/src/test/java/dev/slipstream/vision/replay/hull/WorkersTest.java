package dev.slipstream.vision.replay.hull;

import org.junit.jupiter.api.Test;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkersTest {
    @Test
    void eachPieceIsDoneOnceThoughThePoolIsGone() {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        AtomicIntegerArray done = new AtomicIntegerArray(500);
        new Workers(pool, 4).each(500, done::incrementAndGet);
        pool.shutdownNow();
        new Workers(pool, 4).each(500, done::incrementAndGet);
        for (int i = 0; i < 500; i++) {
            assertThat(done.get(i)).isEqualTo(2);
        }
    }

    @Test
    void whatAPieceThrowsIsThrown() {
        Workers workers = new Workers(Runnable::run, 2);
        assertThatThrownBy(() -> workers.each(5, i -> {
                    if (i == 3) {
                        throw new IllegalStateException("piece 3");
                    }
                }))
                .hasMessage("piece 3");
    }
}
