package dev.slipstream.operators.describe.words;

import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.operators.describe.words.ShotFacts.Athlete;
import dev.slipstream.operators.describe.words.ShotFacts.Moment;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads a text back to its facts as somebody who knows the language would. Nothing here comes from the resources of the
 * writer; sports are told by their English names in lower case.
 *
 * @param text with the groups opening, moments, quotes and length
 * @param colon between event and athletes
 * @param comma between sport and title
 * @param and between the entries of a list
 * @param others at the end of a list
 * @param athlete with the groups name, noc and bib
 * @param semicolon between moments
 * @param moment with the groups kind, who and time
 * @param quote with one group
 * @param time with a group each for hours, minutes and seconds
 */
record Reader(
        Pattern text,
        String colon,
        String comma,
        String and,
        Pattern others,
        Pattern athlete,
        String semicolon,
        Pattern moment,
        Pattern quote,
        Pattern time,
        String lessThanASecond,
        Map<String, MomentKind> kinds,
        Map<String, String> sports) {

    static Reader of(Language language) {
        return switch (language) {
            case EN ->
                new Reader(
                        text("\\. ", "Key moments?: ", "On screen: ", "A shot of ", "\\."),
                        ": ",
                        ", ",
                        ", | and ",
                        Pattern.compile(" and (\\d+) others?$"),
                        Pattern.compile("(?<name>.+) \\((?<noc>[A-Z]{3})(?:, bib (?<bib>\\w+))?\\)"),
                        "; ",
                        Pattern.compile("(?<kind>[a-z ]+?)(?: \\((?<who>.+)\\))? after (?<time>.+)"),
                        Pattern.compile("\"([^\"]*)\""),
                        time("1 hour|\\d+ hours", "1 minute|\\d+ minutes", "1 second|\\d+ seconds"),
                        "less than a second",
                        kinds("start,finish,goal,save,shot on goal,hit,fall,jump,lead change,crossing,missed gate,"
                                + "celebration,medal,replay"),
                        sports("Ice hockey,Short track,Ski cross,Alpine skiing,Biathlon"));
            case FR ->
                new Reader(
                        text("\\. ", "Temps forts?\u00a0: ", "À l’écran\u00a0: ", "Plan de ", "\\."),
                        "\u00a0: ",
                        ", ",
                        ", | et ",
                        Pattern.compile(" et (\\d+) autres?$"),
                        Pattern.compile("(?<name>.+) \\((?<noc>[A-Z]{3})(?:, n°\u00a0(?<bib>\\w+))?\\)"),
                        "\u202f; ",
                        Pattern.compile("(?<kind>[a-zéêâ ]+?)(?: \\((?<who>.+)\\))? après (?<time>.+)"),
                        Pattern.compile("«\u00a0([^»]*)\u00a0»"),
                        time("1 heure|\\d+ heures", "1 minute|\\d+ minutes", "1 seconde|\\d+ secondes"),
                        "moins d’une seconde",
                        kinds("départ,arrivée,but,arrêt,tir,charge,chute,saut,changement en tête,passage,porte manquée,"
                                + "célébration,médaille,rediffusion"),
                        sports("Hockey sur glace,Short-track,Skicross,Ski alpin,Biathlon"));
            case DE ->
                new Reader(
                        text("\\. ", "Schlüsselszenen?: ", "Text im Bild: ", "Eine Einstellung von ", "\\."),
                        ": ",
                        ", ",
                        ", | und ",
                        Pattern.compile(" und (\\d+) weitere(?: Person)?$"),
                        Pattern.compile("(?<name>.+) \\((?<noc>[A-Z]{3})(?:, Nr\\.\u00a0(?<bib>\\w+))?\\)"),
                        "; ",
                        Pattern.compile("(?<kind>[A-Z][a-zäöü]+)(?: \\((?<who>.+)\\))? nach (?<time>.+)"),
                        Pattern.compile("„([^“]*)“"),
                        time("1 Stunde|\\d+ Stunden", "1 Minute|\\d+ Minuten", "1 Sekunde|\\d+ Sekunden"),
                        "weniger als einer Sekunde",
                        kinds("Start,Zieleinlauf,Tor,Parade,Torschuss,Check,Sturz,Sprung,Führungswechsel,Durchfahrt,"
                                + "Torfehler,Jubel,Medaille,Wiederholung"),
                        sports("Eishockey,Shorttrack,Skicross,Ski alpin,Biathlon"));
            case IT ->
                new Reader(
                        text("\\. ", "Moment[oi] chiave: ", "Sullo schermo: ", "Inquadratura di ", "\\."),
                        ": ",
                        ", ",
                        ", | e ",
                        Pattern.compile(" e (?:altre )?(\\d+) (?:persone|altra persona)$"),
                        Pattern.compile("(?<name>.+) \\((?<noc>[A-Z]{3})(?:, n\\.\u00a0(?<bib>\\w+))?\\)"),
                        "; ",
                        Pattern.compile("(?<kind>[a-z ]+?)(?: \\((?<who>.+)\\))? dopo (?<time>.+)"),
                        Pattern.compile("«([^»]*)»"),
                        time("1 ora|\\d+ ore", "1 minuto|\\d+ minuti", "1 secondo|\\d+ secondi"),
                        "meno di un secondo",
                        kinds("partenza,arrivo,gol,parata,tiro,carica,caduta,salto,cambio al comando,passaggio,"
                                + "porta saltata,esultanza,medaglia,replay"),
                        sports("Hockey su ghiaccio,Short track,Ski cross,Sci alpino,Biathlon"));
            case ZH ->
                new Reader(
                        text("。", "关键时刻：", "画面文字：", "镜头时长", "。"),
                        "：",
                        "，",
                        "、|和",
                        Pattern.compile("和另外(\\d+)人$"),
                        Pattern.compile("(?<name>.+)（(?<noc>[A-Z]{3})(?:，(?<bib>\\w+)号)?）"),
                        "；",
                        Pattern.compile("(?<time>.+?)后(?<kind>\\p{IsHan}+)(?:（(?<who>.+)）)?"),
                        Pattern.compile("“([^”]*)”"),
                        time("\\d+小时", "\\d+分钟", "\\d+秒"),
                        "不到1秒",
                        kinds("出发,冲过终点,进球,扑救,射门,冲撞,摔倒,跳跃,领先易主,通过,漏门,庆祝,奖牌,回放"),
                        sports("冰球,短道速滑,滑雪障碍追逐,高山滑雪,冬季两项"));
        };
    }

    private static Pattern text(String end, String moments, String quotes, String length, String stop) {
        return Pattern.compile("(?:(?<opening>.+?)" + end + ")??(?:" + moments + "(?<moments>.+?)" + end + ")?(?:"
                + quotes + "(?<quotes>.+)" + end + ")?" + length + "(?<length>.+)" + stop);
    }

    private static Pattern time(String hours, String minutes, String seconds) {
        return Pattern.compile("(" + hours + ")? ?(" + minutes + ")? ?(" + seconds + ")?");
    }

    /** Words for START, FINISH and so on, in the order of the contract. */
    private static Map<String, MomentKind> kinds(String words) {
        Map<String, MomentKind> kinds = new HashMap<>();
        Iterator<String> all = List.of(words.split(",")).iterator();
        for (MomentKind kind : MomentKind.values()) {
            if (kind != MomentKind.OTHER) {
                kinds.put(all.next(), kind);
            }
        }
        assertThat(all).isExhausted();
        return kinds;
    }

    private static Map<String, String> sports(String words) {
        List<String> all = List.of(words.split(","));
        return Map.of(
                all.get(0),
                "ice hockey",
                all.get(1),
                "short track",
                all.get(2),
                "ski cross",
                all.get(3),
                "alpine skiing",
                all.get(4),
                "biathlon",
                "Kite {surfing}",
                "kite {surfing}");
    }

    ShotFacts read(String written) {
        Matcher parts = text.matcher(written);
        assertThat(parts.matches()).as(written).isTrue();
        String opening = orEmpty(parts.group("opening"));
        boolean named = athlete.matcher(opening).find();
        int end = named ? opening.lastIndexOf(colon) : opening.length();
        String event = opening.substring(0, Math.max(0, end));
        String people = named ? opening.substring(end < 0 ? 0 : end + colon.length()) : "";
        String sport = sport(event);
        return new ShotFacts(
                sport,
                title(event),
                entries(people, "(?<=[)）])(?:" + and + ")").stream()
                        .map(this::athlete)
                        .toList(),
                others(people),
                Arrays.stream(orEmpty(parts.group("moments")).split(semicolon))
                        .filter(moment -> !moment.isEmpty())
                        .map(this::moment)
                        .toList(),
                quote.matcher(orEmpty(parts.group("quotes")))
                        .results()
                        .map(found -> found.group(1))
                        .toList(),
                seconds(parts.group("length")));
    }

    private String sport(String event) {
        return sports.entrySet().stream()
                .filter(word -> event.equals(word.getKey()) || event.startsWith(word.getKey() + comma))
                .findFirst()
                .or(() -> sports.entrySet().stream()
                        .filter(word -> lower(event).contains(lower(word.getKey())))
                        .findFirst())
                .map(Map.Entry::getValue)
                .orElse("");
    }

    private String title(String event) {
        for (String word : sports.keySet()) {
            if (event.equals(word)) {
                return "";
            }
            if (event.startsWith(word + comma)) {
                return event.substring(word.length() + comma.length());
            }
        }
        return event;
    }

    private List<String> entries(String list, String separator) {
        String names = others.matcher(list).replaceFirst("");
        return names.isEmpty() ? List.of() : List.of(names.split(separator));
    }

    private int others(String list) {
        return others.matcher(list)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }

    private Athlete athlete(String entry) {
        Matcher parts = athlete.matcher(entry);
        assertThat(parts.matches()).as(entry).isTrue();
        return new Athlete(parts.group("name"), parts.group("noc"), orEmpty(parts.group("bib")));
    }

    private Moment moment(String entry) {
        Matcher parts = moment.matcher(entry);
        assertThat(parts.matches()).as(entry).isTrue();
        String who = orEmpty(parts.group("who"));
        String kind = parts.group("kind").equals("开赛") ? "出发" : parts.group("kind");
        return new Moment(
                Objects.requireNonNull(kinds.get(kind), kind),
                entries(who, and),
                others(who),
                seconds(parts.group("time")));
    }

    private long seconds(String words) {
        if (words.equals(lessThanASecond)) {
            return 0;
        }
        Matcher parts = time.matcher(words);
        assertThat(parts.matches()).as(words).isTrue();
        return 3600 * number(parts, 1) + 60 * number(parts, 2) + number(parts, 3);
    }

    private static long number(MatchResult parts, int group) {
        String words = orEmpty(parts.group(group));
        return words.isEmpty() ? 0 : Long.parseLong(words.replaceAll("\\D", ""));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
