package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.ReadText;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whom the numbers on the people of a shot point at, by the start list. Where several wear a number, the nation's code on the
 * same person decides, else a name that was read, else a graphic beside it; else it stays open among them. Pure.
 */
final class WornBibs {
    /** A lone digit is too often a piece of a longer number. */
    private static final int MIN_DIGITS = 2;

    /** Of a graphic beside the number, before it is believed to speak of it. */
    private static final int PICTURES_BESIDE = 2;

    private final Map<String, WornBib> byId = new LinkedHashMap<>();
    private final Map<Set<String>, WornBib> open = new LinkedHashMap<>();
    private final OpenShot shot;
    private final Roster roster;

    private WornBibs(OpenShot shot, Roster roster) {
        this.shot = shot;
        this.roster = roster;
    }

    static WornBibs of(OpenShot shot, Roster roster) {
        WornBibs bibs = new WornBibs(shot, roster);
        for (PersonTrack track : shot.people.tracks) {
            WornNumber number = track.number();
            if (number != null && bibs.isOnShirt(number)) {
                bibs.add(number);
            }
        }
        return bibs;
    }

    /** What is worn by one entrant alone, by id. */
    Map<String, WornBib> byId() {
        return byId;
    }

    /** What more than one wears, by their ids. */
    Map<Set<String>, WornBib> open() {
        return open;
    }

    private boolean isOnShirt(WornNumber number) {
        return number.value.length() >= MIN_DIGITS
                && !shot.people.isStanding(number.first)
                && !shot.people.isStanding(number.last);
    }

    private void add(WornNumber number) {
        List<Entrant> wearers = roster.wearers(number.value);
        List<ReadText> codes = number.codes.stream()
                .filter(code -> roster.nocs().contains(ShirtText.code(code)) && !shot.people.isStanding(code))
                .toList();
        List<Entrant> meant = codes.isEmpty() ? wearers : ofNations(wearers, codes);
        if (meant.size() > 1) {
            meant = named(meant);
        }
        if (meant.size() > 1) {
            List<ReadText> beside = pointers(meant, number);
            codes = beside.isEmpty() ? codes : beside;
            meant = beside.isEmpty() ? meant : ofNations(meant, beside);
        }
        boolean contradicted = wearers.size() == 1 && number.twice;
        if (meant.size() == 1 && !contradicted) {
            byId.computeIfAbsent(meant.get(0).getId(), id -> new WornBib()).add(number, codes);
        } else if (meant.size() > 1) {
            Set<String> ids = new HashSet<>();
            meant.forEach(entrant -> ids.add(entrant.getId()));
            open.computeIfAbsent(ids, key -> new WornBib()).add(number, codes);
        }
    }

    /** Nobody where the code is another nation's: then the number was misread. */
    private static List<Entrant> ofNations(List<Entrant> wearers, List<ReadText> codes) {
        return wearers.stream()
                .filter(entrant ->
                        codes.stream().anyMatch(code -> ShirtText.code(code).equals(entrant.getNoc())))
                .toList();
    }

    /** The one whose name was read in the shot, if it is one. */
    private List<Entrant> named(List<Entrant> wearers) {
        List<Entrant> named = wearers.stream()
                .filter(entrant ->
                        shot.athletes.stream().anyMatch(tally -> tally.isNamed() && tally.id.equals(entrant.getId())))
                .toList();
        return named.size() == 1 ? named : wearers;
    }

    /** The code beside the number that is the only team's in the shot: a board with both teams on it points at neither. */
    private List<ReadText> pointers(List<Entrant> wearers, WornNumber number) {
        Set<String> nocs = new HashSet<>();
        wearers.forEach(entrant -> nocs.add(entrant.getNoc()));
        Set<String> read = new HashSet<>();
        shot.texts.forEach(text -> read.addAll(NameFold.words(text.best.getText())));
        nocs.retainAll(read);
        List<ReadText> beside = number.beside.stream()
                .filter(code -> nocs.contains(ShirtText.code(code)))
                .toList();
        long pictures = beside.stream().map(ReadText::getSegment).distinct().count();
        return nocs.size() == 1 && pictures >= PICTURES_BESIDE ? beside : List.of();
    }
}
