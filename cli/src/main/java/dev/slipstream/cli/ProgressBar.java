package dev.slipstream.cli;

import java.util.Locale;

/** How far a long piece of work is, how fast, and how long it will still take. Thread-safe. */
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final long EVERY_NANOS = 200_000_000;

    private final Terminal terminal;
    private final String what;
    private final long started = System.nanoTime();
    private long shown;

    ProgressBar(Terminal terminal, String what) {
        this.terminal = terminal;
        this.what = what;
    }

    synchronized void show(int done, int of) {
        long now = System.nanoTime();
        if (now - shown < EVERY_NANOS && done < of) {
            return;
        }
        shown = now;
        double seconds = (now - started) / 1e9;
        int full = (int) ((long) WIDTH * done / of);
        terminal.progress(String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %d of %d %s, %.0f/s, %.0f s to go",
                "#".repeat(full),
                "-".repeat(WIDTH - full),
                100L * done / of,
                done,
                of,
                what,
                done / seconds,
                seconds / done * (of - done)));
    }
}
