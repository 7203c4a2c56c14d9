package dev.slipstream.simulator.feed;

import dev.slipstream.simulator.feed.FeedTrouble.Settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Trouble for each feed that is to have some, as an operator writes it: {@code ring-03:black@4-6}, {@code programme:silent@2-5},
 * {@code pan:frozen@3}, {@code ring-05:dead@3}, {@code ring-02:skew=0.08}, {@code ring-02:drift=50ppm}, {@code pan:drop=0.02},
 * {@code ring-07:exposure=0.3}, {@code ring-04:calibration=2px}, {@code wide:damage=0.001}.
 */
public final class Trouble {
    public static final String SYNTAX = "FEED:black@FROM[-TO], frozen@…, silent@…, dead@FROM, skew=SECONDS, drift=PPM,"
            + " drop=SHARE, exposure=SHARE, calibration=PIXELS or damage=SHARE";

    private static final Pattern FORM = Pattern.compile("([^:@=]+):([a-z]+)(?:@([^@=]+)|=([^@=]+))");
    private static final Pattern SPAN = Pattern.compile("([0-9.]+)(?:-([0-9.]*))?");

    private final Map<String, Settings> byFeed = new LinkedHashMap<>();
    private final long seed;

    private Trouble(long seed) {
        this.seed = seed;
    }

    /** No trouble at all. */
    public static Trouble none() {
        return new Trouble(0);
    }

    /**
     * Reads what was asked for; several may be asked of one feed.
     *
     * @throws IllegalArgumentException naming the text that is not understood, and what would be
     */
    public static Trouble parse(List<String> texts, long seed) {
        Trouble trouble = new Trouble(seed);
        for (String text : texts) {
            Matcher form = FORM.matcher(text.strip());
            if (!form.matches()) {
                throw bad(text, "write " + SYNTAX);
            }
            String feed = form.group(1);
            Settings before = trouble.byFeed.getOrDefault(feed, Settings.WELL);
            trouble.byFeed.put(feed, with(before, text, form.group(2), form.group(3), form.group(4)));
        }
        return trouble;
    }

    /** What is wrong with a feed. */
    public FeedTrouble of(String feed) {
        Settings settings = byFeed.get(feed);
        return settings == null ? FeedTrouble.NONE : new FeedTrouble(settings, seed * 1_000_003 + feed.hashCode());
    }

    /**
     * @throws IllegalArgumentException if trouble was asked for feeds that do not exist
     */
    public void check(Set<String> feeds) {
        for (String feed : byFeed.keySet()) {
            if (!feeds.contains(feed)) {
                throw new IllegalArgumentException(
                        "there is no feed \"" + feed + "\" to trouble; the feeds are " + new TreeSet<>(feeds));
            }
        }
    }

    private static Settings with(Settings s, String text, String kind, String at, String is) {
        if (at != null) {
            Span span = span(text, at);
            return switch (kind) {
                case "black" -> copy(s, plus(s.black(), span), s.frozen(), s.silent(), s.deadFrom());
                case "frozen" -> copy(s, s.black(), plus(s.frozen(), span), s.silent(), s.deadFrom());
                case "silent" -> copy(s, s.black(), s.frozen(), plus(s.silent(), span), s.deadFrom());
                case "dead" -> copy(s, s.black(), s.frozen(), s.silent(), Math.min(s.deadFrom(), span.from()));
                default -> throw bad(text, "nothing is called \"" + kind + "@\"; write " + SYNTAX);
            };
        }
        return switch (kind) {
            case "drop" ->
                number(
                        s,
                        share(text, is),
                        s.skewSeconds(),
                        s.driftPpm(),
                        s.exposure(),
                        s.calibrationPixels(),
                        s.damage());
            case "skew" ->
                number(
                        s,
                        s.drop(),
                        value(text, is, "s", -60, 60),
                        s.driftPpm(),
                        s.exposure(),
                        s.calibrationPixels(),
                        s.damage());
            case "drift" ->
                number(
                        s,
                        s.drop(),
                        s.skewSeconds(),
                        value(text, is, "ppm", -10_000, 10_000),
                        s.exposure(),
                        s.calibrationPixels(),
                        s.damage());
            case "exposure" ->
                number(s, s.drop(), s.skewSeconds(), s.driftPpm(), share(text, is), s.calibrationPixels(), s.damage());
            case "calibration" ->
                number(
                        s,
                        s.drop(),
                        s.skewSeconds(),
                        s.driftPpm(),
                        s.exposure(),
                        value(text, is, "px", 0, 500),
                        s.damage());
            case "damage" ->
                number(
                        s,
                        s.drop(),
                        s.skewSeconds(),
                        s.driftPpm(),
                        s.exposure(),
                        s.calibrationPixels(),
                        share(text, is));
            default -> throw bad(text, "nothing is called \"" + kind + "=\"; write " + SYNTAX);
        };
    }

    private static Settings copy(Settings s, List<Span> black, List<Span> frozen, List<Span> silent, double deadFrom) {
        return new Settings(
                black,
                frozen,
                silent,
                deadFrom,
                s.drop(),
                s.skewSeconds(),
                s.driftPpm(),
                s.exposure(),
                s.calibrationPixels(),
                s.damage());
    }

    private static Settings number(
            Settings s, double drop, double skew, double drift, double exposure, double calibration, double damage) {
        return new Settings(
                s.black(), s.frozen(), s.silent(), s.deadFrom(), drop, skew, drift, exposure, calibration, damage);
    }

    private static List<Span> plus(List<Span> spans, Span span) {
        List<Span> all = new ArrayList<>(spans);
        all.add(span);
        return List.copyOf(all);
    }

    private static Span span(String text, String at) {
        Matcher matcher = SPAN.matcher(at);
        if (!matcher.matches()) {
            throw bad(text, "after @ come seconds, as 4-6, or 4 for the rest of the time");
        }
        double from = value(text, matcher.group(1), "s", 0, 1e6);
        String end = matcher.group(2);
        double to = end == null || end.isEmpty() ? Double.POSITIVE_INFINITY : value(text, end, "s", 0, 1e6);
        if (to <= from) {
            throw bad(text, "it ends before it begins");
        }
        return new Span(from, to);
    }

    private static double share(String text, String value) {
        return value(text, value, "", 0, 0.9);
    }

    private static double value(String text, String value, String unit, double least, double most) {
        String digits = value.endsWith(unit) ? value.substring(0, value.length() - unit.length()) : value;
        try {
            double number = Double.parseDouble(digits);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw bad(text, "\"" + value + "\" is not a number");
        }
        throw bad(text, value + " is not from " + least + " to " + most);
    }

    private static IllegalArgumentException bad(String text, String why) {
        return new IllegalArgumentException("trouble \"" + text + "\" is not understood: " + why);
    }
}
