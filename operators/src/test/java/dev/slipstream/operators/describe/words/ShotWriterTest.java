package dev.slipstream.operators.describe.words;

import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.contracts.record.RecognisedAthlete;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import static dev.slipstream.operators.describe.words.Shots.athlete;
import static dev.slipstream.operators.describe.words.Shots.moment;
import static dev.slipstream.operators.describe.words.Shots.named;
import static org.assertj.core.api.Assertions.assertThat;

/** What a description says in each language, and that it says nothing more. */
class ShotWriterTest {
    private static final RecognisedAthlete INGRID = athlete("Ingrid", "SOLBERG", "NOR", "12");
    private static final RecognisedAthlete MEI = athlete("Mei", "LI", "CHN", null);
    private static final RecognisedAthlete ZOE = athlete("Zoë", "D'ARCY", "FRA", "7");

    private static String write(
            Language language,
            @Nullable String sport,
            @Nullable String title,
            List<RecognisedAthlete> athletes,
            List<KeyMoment> moments,
            List<String> texts,
            Duration length) {
        return new ShotWriter(language).write(ShotFacts.of(Shots.of(sport, athletes, moments, length), title, texts));
    }

    private static String rich(Language language) {
        return write(
                language,
                "ski cross",
                "Women's Big Final",
                List.of(INGRID, ZOE, MEI),
                List.of(
                        moment(MomentKind.START, 1_200, 0.9f),
                        moment(MomentKind.LEAD_CHANGE, 12_000, 0.9f, named(ZOE)),
                        moment(MomentKind.OTHER, 30_000, 0.9f, named(MEI)),
                        moment(MomentKind.FALL, 65_000, 0.9f, named(INGRID), named(MEI)),
                        moment(MomentKind.FINISH, 78_000, 0.9f, named(ZOE))),
                List.of("RUN \"1\"", "1:18.07"),
                Duration.ofMillis(81_400));
    }

    @Test
    void english() {
        assertThat(rich(Language.EN))
                .isEqualTo("Ski cross, Women's Big Final: Ingrid SOLBERG (NOR, bib 12), Zoë D'ARCY (FRA, bib 7) and"
                        + " Mei LI (CHN). Key moments: start after 1 second; lead change (Zoë D'ARCY) after 12 seconds;"
                        + " fall (Ingrid SOLBERG and Mei LI) after 1 minute 5 seconds; finish (Zoë D'ARCY) after"
                        + " 1 minute 18 seconds. On screen: \"RUN '1'\", \"1:18.07\"."
                        + " A shot of 1 minute 21 seconds.");
    }

    @Test
    void french() {
        assertThat(rich(Language.FR))
                .isEqualTo("Skicross, Women's Big Final\u00a0: Ingrid SOLBERG (NOR, n°\u00a012), Zoë D'ARCY"
                        + " (FRA, n°\u00a07) et Mei LI (CHN). Temps forts\u00a0: départ après 1 seconde\u202f;"
                        + " changement en tête (Zoë D'ARCY) après 12 secondes\u202f; chute (Ingrid SOLBERG et Mei LI)"
                        + " après 1 minute 5 secondes\u202f; arrivée (Zoë D'ARCY) après 1 minute 18 secondes."
                        + " À l’écran\u00a0: «\u00a0RUN '1'\u00a0», «\u00a01:18.07\u00a0»."
                        + " Plan de 1 minute 21 secondes.");
    }

    @Test
    void german() {
        assertThat(rich(Language.DE))
                .isEqualTo(
                        "Skicross, Women's Big Final: Ingrid SOLBERG (NOR, Nr.\u00a012), Zoë D'ARCY (FRA, Nr.\u00a07)"
                                + " und Mei LI (CHN). Schlüsselszenen: Start nach 1 Sekunde; Führungswechsel (Zoë D'ARCY) nach"
                                + " 12 Sekunden; Sturz (Ingrid SOLBERG und Mei LI) nach 1 Minute 5 Sekunden; Zieleinlauf"
                                + " (Zoë D'ARCY) nach 1 Minute 18 Sekunden. Text im Bild: „RUN '1'“, „1:18.07“."
                                + " Eine Einstellung von 1 Minute 21 Sekunden.");
    }

    @Test
    void italian() {
        assertThat(rich(Language.IT))
                .isEqualTo(
                        "Ski cross, Women's Big Final: Ingrid SOLBERG (NOR, n.\u00a012), Zoë D'ARCY (FRA, n.\u00a07) e"
                                + " Mei LI (CHN). Momenti chiave: partenza dopo 1 secondo; cambio al comando (Zoë D'ARCY) dopo"
                                + " 12 secondi; caduta (Ingrid SOLBERG e Mei LI) dopo 1 minuto 5 secondi; arrivo (Zoë D'ARCY)"
                                + " dopo 1 minuto 18 secondi. Sullo schermo: «RUN '1'», «1:18.07»."
                                + " Inquadratura di 1 minuto 21 secondi.");
    }

    @Test
    void chinese() {
        assertThat(rich(Language.ZH))
                .isEqualTo("滑雪障碍追逐，Women's Big Final：Ingrid SOLBERG（NOR，12号）、Zoë D'ARCY（FRA，7号）和"
                        + "Mei LI（CHN）。关键时刻：1秒后开赛；12秒后领先易主（Zoë D'ARCY）；"
                        + "1分钟5秒后摔倒（Ingrid SOLBERG和Mei LI）；1分钟18秒后冲过终点（Zoë D'ARCY）。"
                        + "画面文字：“RUN '1'”“1:18.07”。镜头时长1分钟21秒。");
    }

    @ParameterizedTest
    @EnumSource
    void saysOnlyTheLengthWhereNothingIsKnown(Language language) {
        assertThat(write(language, null, null, List.of(), List.of(), List.of(), Duration.ofSeconds(3)))
                .isEqualTo(
                        switch (language) {
                            case EN -> "A shot of 3 seconds.";
                            case FR -> "Plan de 3 secondes.";
                            case DE -> "Eine Einstellung von 3 Sekunden.";
                            case IT -> "Inquadratura di 3 secondi.";
                            case ZH -> "镜头时长3秒。";
                        });
    }

    @ParameterizedTest
    @EnumSource
    void keepsALineUpAndAWallOfTextShort(Language language) {
        RecognisedAthlete endless = athlete("N".repeat(5_000), "O".repeat(5_000), "LONGER-THAN-A-CODE", "1".repeat(99));
        KeyMoment[] moments = IntStream.range(0, 40)
                .mapToObj(i -> moment(
                        MomentKind.GOAL,
                        1_000L * i,
                        0.5f,
                        Collections.nCopies(30, named(endless)).toArray(new NamedAthlete[0])))
                .toArray(KeyMoment[]::new);
        String text = write(
                language,
                "s".repeat(10_000),
                "t".repeat(10_000),
                Collections.nCopies(20, endless),
                List.of(moments),
                Collections.nCopies(40, "X".repeat(300)),
                Duration.ofHours(2));

        assertThat(text).contains("12", "27", "…").hasSizeLessThan(2_600);
    }

    @Test
    void countsTheOthers() {
        assertThat(write(
                        Language.EN,
                        null,
                        null,
                        Collections.nCopies(20, INGRID),
                        List.of(),
                        List.of(),
                        Duration.ofSeconds(1)))
                .contains("Ingrid SOLBERG (NOR, bib 12) and 12 others.");
        assertThat(write(
                        Language.IT,
                        null,
                        null,
                        Collections.nCopies(9, INGRID),
                        List.of(),
                        List.of(),
                        Duration.ofSeconds(1)))
                .contains("Ingrid SOLBERG (NOR, n.\u00a012) e 1 altra persona.");
    }

    @Test
    void leavesOutWhatIsNotKnownOfAnAthlete() {
        List<RecognisedAthlete> athletes =
                List.of(athlete("Ingrid", "SOLBERG", "", "12"), athlete("", "MARTA", "", null));
        assertThat(write(Language.EN, null, null, athletes, List.of(), List.of(), Duration.ofSeconds(1)))
                .isEqualTo("Ingrid SOLBERG (bib 12) and MARTA. A shot of 1 second.");
        assertThat(write(Language.ZH, null, null, athletes, List.of(), List.of(), Duration.ofSeconds(1)))
                .isEqualTo("Ingrid SOLBERG（12号）和MARTA。镜头时长1秒。");
    }

    @Test
    void tellsTheSurestMomentsInOrderOfTime() {
        List<KeyMoment> moments = IntStream.range(0, 7)
                .mapToObj(i -> moment(MomentKind.SHOT, 10_000L * i, i == 2 || i == 3 ? 0.1f : 0.9f))
                .toList();
        assertThat(write(Language.EN, null, null, List.of(), moments, List.of(), Duration.ofSeconds(40)))
                .isEqualTo("Key moments: shot on goal after less than a second; shot on goal after 10 seconds;"
                        + " shot on goal after 40 seconds; shot on goal after 40 seconds; shot on goal after"
                        + " 40 seconds. A shot of 40 seconds.");
    }

    @Test
    void namesASportOnceAndAnUnknownOneAsRegistered() {
        assertThat(event(Language.EN, "ice-hockey", "Women's Ice Hockey Final"))
                .isEqualTo("Women's Ice Hockey Final. A shot of 1 second.");
        assertThat(event(Language.DE, "Ice Hockey", "Women's Ice Hockey Final"))
                .isEqualTo("Eishockey, Women's Ice Hockey Final. Eine Einstellung von 1 Sekunde.");
        assertThat(event(Language.FR, "yukigassen {0}", null)).isEqualTo("Yukigassen {0}. Plan de 1 seconde.");
        assertThat(event(Language.FR, "ǅudo", "")).isEqualTo("Ǆudo. Plan de 1 seconde.");
    }

    private static String event(Language language, String sport, @Nullable String title) {
        return write(language, sport, title, List.of(), List.of(), List.of(), Duration.ofSeconds(1));
    }

    @Test
    void keepsWhatIsOnScreenFromActingOnTheText() {
        assertThat(write(
                        Language.FR,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of("it's {0} ''{name}''", "a\u202eb\u0007\u200f\n c", "«»„\"", "\u2066\u2069"),
                        Duration.ofSeconds(1)))
                .isEqualTo("À l’écran\u00a0: «\u00a0it's {0} ''{name}''\u00a0», «\u00a0ab c\u00a0»,"
                        + " «\u00a0''''\u00a0». Plan de 1 seconde.");
    }

    @ParameterizedTest
    @CsvSource({
        "0, less than a second",
        "1, 1 second",
        "59, 59 seconds",
        "60, 1 minute",
        "61, 1 minute 1 second",
        "150, 2 minutes 30 seconds",
        "3600, 1 hour",
        "7205, 2 hours 5 seconds"
    })
    void writesTheLengthInWords(int seconds, String words) {
        assertThat(write(Language.EN, null, null, List.of(), List.of(), List.of(), Duration.ofSeconds(seconds)))
                .isEqualTo("A shot of " + words + ".");
    }
}
