package dev.slipstream.operators.describe.words;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.contracts.record.RecognisedAthlete;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/**
 * What is to be said of a shot, the same for every language: chosen, bounded and rid of what is no text. Words that a
 * shot is named with pass through here, so that no language has to mistrust them again. Empty = not known.
 *
 * @param sport as the feed's registration names it
 * @param title of the event unit, from the results system
 * @param athletes who were recognised, the surest first, at most {@value #MAX_ATHLETES}
 * @param otherAthletes how many more were
 * @param moments the surest, at most {@value #MAX_MOMENTS}, in order of time
 * @param quotes of texts on screen, at most {@value #MAX_QUOTES}
 * @param seconds length of the shot in media time
 */
public record ShotFacts(
        String sport,
        String title,
        List<Athlete> athletes,
        int otherAthletes,
        List<Moment> moments,
        List<String> quotes,
        long seconds) {
    static final int MAX_ATHLETES = 8;
    static final int MAX_MOMENTS = 5;
    static final int MAX_QUOTES = 5;
    private static final int MAX_WHO = 3;
    private static final int MAX_QUOTE = 60;
    private static final int MAX_NAME = 60;
    private static final int MAX_TITLE = 120;
    private static final int MAX_CODE = 8;
    private static final double MICROS = 1_000_000;

    /** Who was recognised. */
    public record Athlete(String name, String noc, String bib) {}

    /**
     * What happened.
     *
     * @param names of those who did it, the one who did it first, at most {@value #MAX_WHO}
     * @param others how many more did
     * @param seconds from the start of the shot
     */
    public record Moment(MomentKind kind, List<String> names, int others, long seconds) {}

    public ShotFacts {
        athletes = List.copyOf(athletes);
        moments = List.copyOf(moments);
        quotes = List.copyOf(quotes);
    }

    /**
     * The facts of a description whose text is still to be written.
     *
     * @param title of its event unit, from the results system
     * @param texts on screen, best first
     */
    public static ShotFacts of(Description shot, @Nullable String title, List<String> texts) {
        List<RecognisedAthlete> athletes = shot.getAthletes();
        long length = shot.getMediaEndMicros() - shot.getMediaStartMicros();
        return new ShotFacts(
                PlainText.clean(orEmpty(shot.getSport()), MAX_NAME),
                PlainText.clean(orEmpty(title), MAX_TITLE),
                athletes.stream().limit(MAX_ATHLETES).map(ShotFacts::athlete).toList(),
                Math.max(0, athletes.size() - MAX_ATHLETES),
                moments(shot, length),
                texts.stream()
                        .map(text -> PlainText.quotable(text, MAX_QUOTE))
                        .filter(text -> !text.isEmpty())
                        .limit(MAX_QUOTES)
                        .toList(),
                Math.round(length / MICROS));
    }

    private static Athlete athlete(RecognisedAthlete athlete) {
        return new Athlete(
                name(athlete.getGivenName(), athlete.getFamilyName()),
                PlainText.clean(athlete.getNoc(), MAX_CODE),
                PlainText.clean(orEmpty(athlete.getBib()), MAX_CODE));
    }

    private static List<Moment> moments(Description shot, long length) {
        return shot.getMoments().stream()
                .filter(moment -> moment.getKind() != MomentKind.OTHER)
                .sorted(Comparator.comparing(KeyMoment::getConfidence).reversed())
                .limit(MAX_MOMENTS)
                .sorted(Comparator.comparing(KeyMoment::getMediaTimeMicros))
                .map(moment -> moment(moment, shot.getMediaStartMicros(), length))
                .toList();
    }

    private static Moment moment(KeyMoment moment, long start, long length) {
        List<NamedAthlete> who = moment.getAthletes();
        // A clock beside the shot's must not tell of a time that the shot does not have.
        long micros = Math.max(0, Math.min(length, moment.getMediaTimeMicros() - start));
        return new Moment(
                moment.getKind(),
                who.stream()
                        .limit(MAX_WHO)
                        .map(athlete -> name(athlete.getGivenName(), athlete.getFamilyName()))
                        .toList(),
                Math.max(0, who.size() - MAX_WHO),
                Math.round(micros / MICROS));
    }

    private static String name(String given, String family) {
        return PlainText.clean(given + " " + family, MAX_NAME);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
