package dev.slipstream.simulator.production;

import dev.slipstream.modelserving.TextLine;
import dev.slipstream.modelserving.ocr.PaddleTextReader;
import dev.slipstream.simulator.broadcast.GraphicInterval;
import dev.slipstream.simulator.broadcast.Shot;
import dev.slipstream.simulator.feed.Trouble;
import dev.slipstream.simulator.picture.Picture;
import dev.slipstream.simulator.render.SceneRenderer;
import dev.slipstream.simulator.sport.Sport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** What a viewer can read on the programme a machine must read too: names, clocks and scores come from there. */
class GraphicReadingTest {
    /**
     * Seeds that neither the graphics nor the reader was tuned on. The build looks at one of them; -Dslipstream.quality=true at both,
     * which takes two minutes.
     */
    private static final List<Long> SEEDS =
            Boolean.getBoolean("slipstream.quality") ? List.of(411L, 412L) : List.of(411L);

    private static final double SECONDS = 30;
    /** A clock has a text for each second or tenth: a few of them tell. */
    private static final int MOST_OF_A_KIND = 6;

    /** Letters of words that are looked for inside others. */
    private static final int LONG = 3;

    private static final double WANTED = 0.97;

    /** Characters that were to be read of a kind of graphic, and those that were not. */
    private static final class Tally {
        private int characters;
        private int errors;
        /** With a lost accent counted too. */
        private int strictErrors;

        private final List<String> misread = new ArrayList<>();

        double accuracy() {
            return 1 - errors / (double) characters;
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void graphicsAreReadLetterByLetter() {
        Map<GraphicInterval.Kind, Tally> tallies = new EnumMap<>(GraphicInterval.Kind.class);
        try (PaddleTextReader reader = new PaddleTextReader()) {
            for (Sport sport : Sport.values()) {
                for (long seed : SEEDS) {
                    read(sport, seed, reader, tallies);
                }
            }
        }
        int characters = 0;
        int errors = 0;
        int strictErrors = 0;
        for (var entry : tallies.entrySet()) {
            Tally tally = entry.getValue();
            characters += tally.characters;
            errors += tally.errors;
            strictErrors += tally.strictErrors;
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %5d characters, accuracy %.4f; misread: %s%n",
                    entry.getKey(),
                    tally.characters,
                    tally.accuracy(),
                    tally.misread);
        }
        double accuracy = 1 - errors / (double) characters;
        System.out.printf(
                Locale.ROOT,
                "all %d characters, accuracy %.4f; with accents counted %.4f%n",
                characters,
                accuracy,
                1 - strictErrors / (double) characters);
        assertThat(characters).isGreaterThan(500 * SEEDS.size());
        assertThat(accuracy).isGreaterThanOrEqualTo(WANTED);
    }

    private static void read(
            Sport sport, long seed, PaddleTextReader reader, Map<GraphicInterval.Kind, Tally> tallies) {
        Production production = new Production(
                new ProductionPlan(sport, seed, 0, SECONDS, 1280, 720, 25, 0, List.of(), true, Trouble.none()));
        SceneRenderer renderer = production.renderer(false);
        Map<GraphicInterval.Kind, Integer> asked = new EnumMap<>(GraphicInterval.Kind.class);
        for (GraphicInterval interval : production.graphics().intervals()) {
            double time = picture(production, (interval.from() + interval.to()) / 2);
            boolean shown = time >= interval.from() && time < interval.to();
            if (shown
                    && !moving(production, interval)
                    && asked.merge(interval.kind(), 1, Integer::sum) <= MOST_OF_A_KIND) {
                String seen = text(reader.read(picture(production, renderer, time)));
                compare(interval, seen, tallies.computeIfAbsent(interval.kind(), kind -> new Tally()));
            }
        }
    }

    /** Rows of a race's board slide for a while after each overtaking: their order is then not the truth's. */
    private static boolean moving(Production production, GraphicInterval interval) {
        return interval.kind() == GraphicInterval.Kind.SCOREBOARD
                && production.competition().sport() != Sport.ICE_HOCKEY
                && interval.to() - interval.from() < 1.0;
    }

    private static double picture(Production production, double time) {
        return Math.floor(time * production.plan().fps()) / production.plan().fps();
    }

    private static dev.slipstream.vision.media.Picture picture(
            Production production, SceneRenderer renderer, double time) {
        int width = production.plan().width();
        int height = production.plan().height();
        int[] rgb = new int[width * height];
        Shot shot = production.programme().shot(time);
        double source = shot.source(time);
        renderer.draw(production.view(shot.view()).at(source), source, 1, rgb);
        production.graphics().paint(new Picture(width, height, rgb), time);
        byte[] bytes = new byte[rgb.length * 3];
        for (int i = 0; i < rgb.length; i++) {
            bytes[3 * i] = (byte) (rgb[i] >> 16);
            bytes[3 * i + 1] = (byte) (rgb[i] >> 8);
            bytes[3 * i + 2] = (byte) rgb[i];
        }
        return new dev.slipstream.vision.media.Picture(width, height, bytes);
    }

    /** Everything that was read, line after line: lines that stand beside one another from left to right. */
    private static String text(List<TextLine> lines) {
        List<TextLine> sorted = new ArrayList<>(lines);
        StringBuilder text = new StringBuilder();
        while (!sorted.isEmpty()) {
            TextLine first = sorted.get(0);
            double middle = first.y() + first.height() / 2.0;
            sorted.stream()
                    .filter(line -> line.y() <= middle && middle < line.y() + line.height())
                    .sorted(Comparator.comparingInt(TextLine::x))
                    .forEach(line -> text.append(line.text()).append(' '));
            sorted.removeIf(line -> line.y() <= middle && middle < line.y() + line.height());
        }
        return text.toString();
    }

    private static void compare(GraphicInterval interval, String seen, Tally tally) {
        String wanted = folded(interval.text());
        int errors = errors(wanted, folded(seen));
        tally.characters += wanted.replace(" ", "").length();
        tally.errors += errors;
        tally.strictErrors += errors(apart(interval.text()), apart(seen));
        if (errors > 0) {
            tally.misread.add(errors + " in \"" + wanted + "\" as \"" + folded(seen) + "\"");
        }
    }

    /**
     * Characters of the wanted text that were not read. Graphics and boards in the venue stand beside one another in any
     * order: each word is looked for in all that was read, the longest first, and what one word found is gone for the
     * others.
     */
    private static int errors(String wanted, String seen) {
        StringBuilder rest = new StringBuilder(seen);
        int errors = 0;
        List<String> words = new ArrayList<>(List.of(wanted.split(" ", -1)));
        words.sort(Comparator.comparingInt(String::length).reversed());
        for (String word : words) {
            errors += word.length() > LONG ? takePart(word, rest) : takeToken(word, rest);
        }
        return errors;
    }

    /** Finds a long word wherever it stands, even without spaces around it; cuts it out and returns its errors. */
    private static int takePart(String word, StringBuilder rest) {
        int least = word.length();
        int from = 0;
        int to = 0;
        for (int start = 0; start < rest.length(); start++) {
            int end = Math.min(rest.length(), start + word.length() + 3);
            for (int stop = start + 1; stop <= end; stop++) {
                int errors = distance(word, rest.substring(start, stop).replace(" ", ""));
                if (errors < least) {
                    least = errors;
                    from = start;
                    to = stop;
                }
            }
        }
        rest.replace(from, to, " ");
        return least;
    }

    /** Finds a short word among those that stand alone: anywhere else a digit would always be found. */
    private static int takeToken(String word, StringBuilder rest) {
        List<String> tokens = new ArrayList<>(List.of(rest.toString().strip().split(" +", -1)));
        String best = tokens.stream()
                .min(Comparator.comparingInt(token -> distance(word, token)))
                .orElse("");
        int errors = distance(word, best);
        if (errors < word.length()) {
            tokens.remove(best);
            rest.setLength(0);
            rest.append(String.join(" ", tokens));
        }
        return Math.min(errors, word.length());
    }

    /** Without accents, which the reader's alphabet has not all. */
    private static String folded(String text) {
        return apart(Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", ""));
    }

    /** Letters and the rest apart, as a space lost is no error. */
    private static String apart(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("(?<=\\p{L})(?=[^\\p{L}])|(?<=[^\\p{L}])(?=\\p{L})", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The least edits that make one of the other (Levenshtein, 1966). */
    private static int distance(String first, String second) {
        int[] above = new int[second.length() + 1];
        for (int j = 0; j <= second.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= first.length(); i++) {
            int[] row = new int[second.length() + 1];
            row[0] = i;
            for (int j = 1; j <= second.length(); j++) {
                int same = first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + same, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[second.length()];
    }
}
