package dev.slipstream.operators.describe.words;

import dev.slipstream.operators.describe.words.ShotFacts.Athlete;
import dev.slipstream.operators.describe.words.ShotFacts.Moment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes down in one language what is known of a shot, and nothing else; the text is never empty. Names, titles and
 * quotations stand as they came, whatever the language. Not thread-safe.
 */
public final class ShotWriter {
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;

    private final Wording words;
    private final Locale locale;

    public ShotWriter(Language language) {
        this.words = new Wording(language);
        this.locale = language.locale().toLocale();
    }

    /** Whose words these are. */
    public Language language() {
        return words.language();
    }

    /** Changes with the words. */
    String version() {
        return words.version();
    }

    /** The facts as a text of a few sentences. */
    public String write(ShotFacts facts) {
        List<String> sentences = new ArrayList<>();
        String event = event(facts);
        String athletes = athletes(facts);
        if (!event.isEmpty() || !athletes.isEmpty()) {
            String parts = event.isEmpty() ? "athletes" : athletes.isEmpty() ? "event" : "both";
            sentences.add(words.say("opening", Map.of("parts", parts, "event", event, "athletes", athletes)));
        }
        if (!facts.moments().isEmpty()) {
            List<String> moments = facts.moments().stream().map(this::moment).toList();
            sentences.add(words.say(
                    "moments", Map.of("count", moments.size(), "moments", words.join("moments.join", moments))));
        }
        if (!facts.quotes().isEmpty()) {
            List<String> quotes = facts.quotes().stream()
                    .map(text -> words.say("quote", Map.of("text", text)))
                    .toList();
            sentences.add(words.say("screen", Map.of("quotes", words.join("quotes.join", quotes))));
        }
        sentences.add(words.say("length", Map.of("time", time(facts.seconds()))));
        return words.join("sentences", sentences);
    }

    private String event(ShotFacts facts) {
        String sport = facts.sport().isEmpty() ? "" : sport(facts.sport());
        String title = facts.title();
        if (sport.isEmpty() || title.toLowerCase(locale).contains(sport.toLowerCase(locale))) {
            return title;
        }
        return title.isEmpty() ? sport : words.say("event", Map.of("sport", sport, "title", title));
    }

    private String sport(String registered) {
        String key = "sport." + registered.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        return words.keys().contains(key)
                ? words.say(key, Map.of())
                : registered.substring(0, 1).toUpperCase(locale) + registered.substring(1);
    }

    private String athletes(ShotFacts facts) {
        return list(facts.athletes().stream().map(this::athlete).toList(), facts.otherAthletes());
    }

    private String athlete(Athlete athlete) {
        boolean noc = !athlete.noc().isEmpty();
        boolean bib = !athlete.bib().isEmpty();
        String details = noc && bib ? "both" : noc ? "noc" : bib ? "bib" : "none";
        return words.say(
                "athlete",
                Map.of("details", details, "name", athlete.name(), "noc", athlete.noc(), "bib", athlete.bib()));
    }

    private String list(List<String> names, int others) {
        List<String> all = new ArrayList<>(names);
        if (others > 0) {
            all.add(words.say("others", Map.of("count", others)));
        }
        return words.list(all);
    }

    private String moment(Moment moment) {
        int who = moment.names().size() + moment.others();
        return words.say(
                "moment",
                Map.of(
                        "who", who,
                        "kind", words.say("moment." + moment.kind().name(), Map.of("who", who)),
                        "names", list(moment.names(), moment.others()),
                        "time", time(moment.seconds())));
    }

    private String time(long seconds) {
        List<String> parts = new ArrayList<>();
        part(parts, "time.hours", seconds / SECONDS_PER_HOUR);
        part(parts, "time.minutes", seconds % SECONDS_PER_HOUR / SECONDS_PER_MINUTE);
        part(parts, "time.seconds", seconds % SECONDS_PER_MINUTE);
        return parts.isEmpty() ? words.say("time.short", Map.of()) : words.join("time.join", parts);
    }

    private void part(List<String> parts, String key, long count) {
        if (count > 0) {
            parts.add(words.say(key, Map.of("count", count)));
        }
    }
}
