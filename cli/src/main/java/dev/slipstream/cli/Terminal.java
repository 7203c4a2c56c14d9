package dev.slipstream.cli;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * What a person sees. Results go to standard output, progress and errors to standard error; colour and lines that
 * overwrite themselves only where a terminal is there to show them.
 */
final class Terminal {
    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean interactive;
    private boolean lineOpen;

    Terminal(PrintWriter out, PrintWriter err, boolean interactive) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    // From JDK 22 on the console is never null; the only cost is progress lines in a pipe.
    @SuppressWarnings("SystemConsoleNull")
    static Terminal of(CommandLine line) {
        boolean interactive = System.console() != null && System.getenv("NO_COLOR") == null;
        return new Terminal(line.getOut(), line.getErr(), interactive);
    }

    /** A line of the result. */
    synchronized void print(String line) {
        endProgress();
        out.println(line);
        out.flush();
    }

    /** Something that happened, for the person who waits. */
    synchronized void note(String line) {
        endProgress();
        err.println(line);
        err.flush();
    }

    /** Replaces the line before on a terminal; says nothing elsewhere. */
    synchronized void progress(String line) {
        if (interactive) {
            err.print(CLEAR_LINE + line);
            err.flush();
            lineOpen = true;
        }
    }

    synchronized void error(String line) {
        endProgress();
        err.println(interactive ? "\u001b[31m" + line + "\u001b[0m" : line);
        err.flush();
    }

    String bold(String text) {
        return interactive ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    String dim(String text) {
        return interactive ? "\u001b[2m" + text + "\u001b[0m" : text;
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private void endProgress() {
        if (lineOpen) {
            err.print(CLEAR_LINE);
            lineOpen = false;
        }
    }
}
