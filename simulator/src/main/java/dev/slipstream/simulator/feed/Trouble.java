package dev.slipstream.simulator.feed;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    /** How it is written, for help texts and errors. */
    public static final String SYNTAX = "FEED:black@FROM-TO, frozen@FROM-TO, silent@FROM-TO, dead@FROM, skew=SECONDS,"
            + " drift=PPM, drop=SHARE, exposure=SHARE, calibration=PIXELS or damage=SHARE";

    private static final Pattern FORM = Pattern.compile("([^:@=]+):([a-z]+)([@=])([^@=]+)");
    private static final Pattern SPAN = Pattern.compile("([0-9.]+)(-([0-9.]*))?");
    private static final double MOST_SECONDS = 1e6;

    private final Map<String, FeedTrouble> byFeed = new LinkedHashMap<>();

    private Trouble() {}

    /** No trouble at all. */
    public static Trouble none() {
        return new Trouble();
    }

    /**
     * Reads what was asked for; several may be asked of one feed.
     *
     * @throws IllegalArgumentException naming the text that is not understood, and what would be
     */
    public static Trouble parse(List<String> texts, long seed) {
        Trouble trouble = new Trouble();
        for (String text : texts) {
            Matcher form = FORM.matcher(text.strip());
            if (!form.matches()) {
                throw bad(text, "write " + SYNTAX);
            }
            FeedTrouble feed = trouble.byFeed.computeIfAbsent(
                    form.group(1), name -> new FeedTrouble(seed * 1_000_003 + name.hashCode()));
            String value = form.group(4);
            if (form.group(3).equals("@")) {
                feed.add(named(Fault.values(), text, form.group(2)), span(text, value));
            } else {
                Flaw flaw = named(Flaw.values(), text, form.group(2));
                feed.add(flaw, number(text, value, flaw.unit, flaw.least, flaw.most));
            }
        }
        return trouble;
    }

    /** What is wrong with a feed. */
    public FeedTrouble of(String feed) {
        return byFeed.getOrDefault(feed, FeedTrouble.NONE);
    }

    /** Fails with an {@link IllegalArgumentException} if trouble was asked for a feed that does not exist. */
    public void check(Set<String> feeds) {
        for (String feed : byFeed.keySet()) {
            if (!feeds.contains(feed)) {
                throw new IllegalArgumentException(
                        "there is no feed \"" + feed + "\" to trouble; the feeds are " + new TreeSet<>(feeds));
            }
        }
    }

    private static <E extends Enum<E>> E named(E[] kinds, String text, String name) {
        for (E kind : kinds) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return kind;
            }
        }
        throw bad(text, "write " + SYNTAX);
    }

    private static Span span(String text, String value) {
        Matcher matcher = SPAN.matcher(value);
        if (!matcher.matches()) {
            throw bad(text, "after @ come seconds, as 4-6, or 4 for the rest of the time");
        }
        double from = number(text, matcher.group(1), "s", 0, MOST_SECONDS);
        @Nullable String end = matcher.group(3);
        double to = end == null || end.isEmpty() ? Double.POSITIVE_INFINITY : number(text, end, "s", 0, MOST_SECONDS);
        if (to <= from) {
            throw bad(text, "it ends before it begins");
        }
        return new Span(from, to);
    }

    private static double number(String text, String value, String unit, double least, double most) {
        double number;
        try {
            number = Double.parseDouble(
                    value.endsWith(unit) ? value.substring(0, value.length() - unit.length()) : value);
        } catch (NumberFormatException e) {
            throw bad(text, "\"" + value + "\" is not a number");
        }
        if (!(number >= least && number <= most)) {
            throw bad(text, value + " is not from " + least + " to " + most);
        }
        return number;
    }

    private static IllegalArgumentException bad(String text, String why) {
        return new IllegalArgumentException("trouble \"" + text + "\" is not understood: " + why);
    }
}
