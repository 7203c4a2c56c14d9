package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.RecognisedAthlete;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes down in English what is known of a shot, and nothing else. Pure; the text is never empty. */
final class Sentences {
    private static final int MAX_NAMES = 8;
    private static final int MAX_QUOTES = 5;
    private static final int MAX_QUOTE = 60;

    private Sentences() {}

    /**
     * The description of a shot.
     *
     * @param sport as the feed's registration names it
     * @param title of the event unit, from the results system
     * @param athletes that were recognised
     * @param texts on screen, best first
     * @param length of the shot in media time
     */
    static String describe(
            @Nullable String sport,
            @Nullable String title,
            List<RecognisedAthlete> athletes,
            List<String> texts,
            Duration length) {
        List<String> sentences = new ArrayList<>();
        String event = event(sport, title);
        String who = names(athletes);
        if (!who.isEmpty()) {
            sentences.add((event.isEmpty() ? "" : event + ": ") + who + ".");
        } else if (!event.isEmpty()) {
            sentences.add(event + ".");
        }
        String quotes = texts.stream().limit(MAX_QUOTES).map(Sentences::quote).collect(Collectors.joining(", "));
        if (!quotes.isEmpty()) {
            sentences.add("On screen: " + quotes + ".");
        }
        sentences.add("A shot of " + duration(length) + ".");
        return String.join(" ", sentences);
    }

    private static String event(@Nullable String sport, @Nullable String title) {
        String first = sport == null ? "" : capitalised(sport.strip());
        String second = title == null ? "" : title.strip();
        boolean both = !first.isEmpty() && !second.isEmpty() && !second.contains(first);
        return both ? first + ", " + second : second.isEmpty() ? first : second;
    }

    private static String names(List<RecognisedAthlete> athletes) {
        List<String> names =
                athletes.stream().limit(MAX_NAMES).map(Sentences::name).toList();
        int more = athletes.size() - names.size();
        if (more > 0) {
            return String.join(", ", names) + " and " + more + (more == 1 ? " other" : " others");
        }
        if (names.size() < 2) {
            return String.join("", names);
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }

    private static String name(RecognisedAthlete athlete) {
        String name = (athlete.getGivenName() + " " + athlete.getFamilyName()).strip();
        String bib = athlete.getBib() == null ? "" : ", bib " + athlete.getBib();
        return name + " (" + athlete.getNoc() + bib + ")";
    }

    private static String quote(String text) {
        String plain = text.strip().replace('"', '\'');
        return '"' + (plain.length() > MAX_QUOTE ? plain.substring(0, MAX_QUOTE - 1) + "…" : plain) + '"';
    }

    private static String duration(Duration length) {
        long seconds = Math.round(length.toMillis() / 1000.0);
        if (seconds < 1) {
            return "less than a second";
        }
        String rest = count(seconds % 60, "second");
        if (seconds < 60) {
            return rest;
        }
        String minutes = count(seconds / 60, "minute");
        return seconds % 60 == 0 ? minutes : minutes + " " + rest;
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
