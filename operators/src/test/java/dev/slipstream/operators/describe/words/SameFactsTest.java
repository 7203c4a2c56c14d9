package dev.slipstream.operators.describe.words;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.contracts.record.RecognisedAthlete;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is known of a shot, every language says just that: each text, read back, gives the facts again. */
class SameFactsTest {
    private static final int SHOTS = 2_000;
    private static final List<String> SPORTS =
            List.of("", "ice hockey", "Short Track", "ski-cross", "alpine skiing", "Biathlon", "kite {surfing}");
    private static final List<String> TITLES =
            List.of("", "Women's Slalom, Run 1", "Men's {0} ''Final'': Heat 2", "Ladies’ 1500 m \u202e#{x, plural}");
    private static final List<String> GIVEN = List.of(
            "Ingrid",
            "Zoë",
            "Jean-Luc",
            "{0}",
            "",
            "Łukasz",
            "O'Neil",
            "李",
            "J.R.",
            "Ann\u202e\u0007A",
            " Ana  María ");
    private static final List<String> FAMILY = List.of(
            "SOLBERG", "ÖBERG-MÜLLER", "D'ARCY", "{SMITH}", "N''ÚÑEZ 3", "王", "'{'}'", "#1", "St. JOHN", "ØRJAN\n2nd");
    private static final List<String> NOCS = List.of("NOR", "FRA", "CHN", "ITA", "GER");
    private static final List<String> SCREEN = List.of(
            "RUN \"1\"",
            "1:42.07",
            "«Sotschi» „Peking“ “北京”",
            "it's {0} ''{name}''",
            "。、；：，",
            ". ; : , and et und e",
            "\u2067שלום\u2069",
            "\u200b\u200f",
            "W".repeat(200),
            "第一局 2 - 1");

    private final Random random = new Random(20260206);

    @Test
    void everyTextReadBackGivesTheFacts() {
        Map<Language, ShotWriter> writers = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            writers.put(language, new ShotWriter(language));
        }
        for (int i = 0; i < SHOTS; i++) {
            ShotFacts facts = facts();
            for (ShotWriter writer : writers.values()) {
                String text = writer.write(facts);
                assertThat(Reader.of(writer.language()).read(text)).as(text).isEqualTo(inEnglish(facts));
                assertThat(text)
                        .doesNotContain("\u202e", "\u2067", "\u200b", "\n")
                        .hasSizeLessThan(2_600);
            }
        }
    }

    /** As the reader names the sport. */
    private static ShotFacts inEnglish(ShotFacts facts) {
        return new ShotFacts(
                facts.sport().toLowerCase(Locale.ROOT).replace('-', ' '),
                facts.title(),
                facts.athletes(),
                facts.otherAthletes(),
                facts.moments(),
                facts.quotes(),
                facts.seconds());
    }

    private ShotFacts facts() {
        String sport = one(SPORTS);
        String title = random.nextInt(4) == 0 ? "Men's " + sport + " Final" : one(TITLES);
        Duration length = Duration.ofMillis(random.nextBoolean() ? random.nextInt(90_000) : random.nextInt(7_200_001));
        List<RecognisedAthlete> athletes =
                Stream.generate(this::athlete).limit(random.nextInt(13)).toList();
        List<KeyMoment> moments = Stream.generate(() -> moment((int) length.toMillis()))
                .limit(random.nextInt(8))
                .toList();
        List<String> texts =
                Stream.generate(() -> one(SCREEN)).limit(random.nextInt(8)).toList();
        Description shot = Shots.of(sport, athletes, moments, length);
        return ShotFacts.of(shot, title, texts);
    }

    private RecognisedAthlete athlete() {
        String bib = random.nextInt(3) == 0 ? null : random.nextInt(10) == 0 ? "A1" : "" + random.nextInt(120);
        return Shots.athlete(one(GIVEN), one(FAMILY), one(NOCS), bib);
    }

    private KeyMoment moment(int length) {
        List<NamedAthlete> who = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            who.add(Shots.named(athlete()));
        }
        MomentKind kind = one(List.of(MomentKind.values()));
        return Shots.moment(kind, random.nextInt(length + 1), random.nextFloat(), who.toArray(new NamedAthlete[0]));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
