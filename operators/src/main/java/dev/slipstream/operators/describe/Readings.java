package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.Reading;
import dev.slipstream.contracts.record.ReadingKind;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The scores, clocks and times that stood last in a shot: of each kind those of the last picture that had one. Pure. */
final class Readings {
    /** A table of results has more times than anybody asks a shot for. */
    private static final int MAX_OF_A_KIND = 4;

    private Readings() {}

    /** In the order of the kinds, and from top to bottom. {@code nocs}: the codes of the start list; empty where there is none. */
    static List<Reading> of(List<TextTally> texts, Set<String> nocs) {
        List<Reading> all = new ArrayList<>();
        for (TextTally text : texts) {
            Notation.Noted noted = Notation.of(text.last.getText(), nocs);
            if (noted != null) {
                all.add(new Reading(noted.kind(), noted.value(), List.of(text.last)));
            }
        }
        all.addAll(boards(texts.stream().map(text -> text.last).toList(), nocs));
        Map<ReadingKind, Instant> last = new EnumMap<>(ReadingKind.class);
        all.forEach(reading -> last.merge(reading.getKind(), time(reading), (a, b) -> a.isAfter(b) ? a : b));
        Map<ReadingKind, List<Reading>> newest = new EnumMap<>(ReadingKind.class);
        all.stream()
                .filter(reading -> time(reading).equals(last.get(reading.getKind())))
                .sorted(Comparator.comparing(
                        reading -> reading.getReads().get(0).getBox().getY()))
                .forEach(reading -> newest.computeIfAbsent(reading.getKind(), kind -> new ArrayList<>())
                        .add(reading));
        return newest.values().stream()
                .flatMap(ofAKind -> ofAKind.stream().limit(MAX_OF_A_KIND))
                .toList();
    }

    /** Whether the text is a score, clock or time, or a team's part of a score. */
    static boolean isOne(String text, Set<String> nocs) {
        return Notation.of(text, nocs) != null || Notation.row(text, nocs) != null || Notation.isTeamLine(text, nocs);
    }

    /** Two teams on one line, each with its goals: CAN 2 | FIN 1. Three on a line are a table. */
    private static List<Reading> boards(List<ReadText> texts, Set<String> nocs) {
        List<ReadText> rows = texts.stream()
                .filter(text -> Notation.row(text.getText(), nocs) != null)
                .sorted(Comparator.comparing(text -> text.getBox().getX()))
                .toList();
        List<Reading> boards = new ArrayList<>();
        for (ReadText left : rows) {
            List<ReadText> beside = rows.stream()
                    .filter(row -> row.getCaptureTime().equals(left.getCaptureTime()) && Places.isBeside(left, row))
                    .toList();
            if (beside.size() == 1 && rows.indexOf(left) < rows.indexOf(beside.get(0))) {
                board(left, beside.get(0), nocs, boards);
            }
        }
        return boards;
    }

    private static void board(ReadText left, ReadText right, Set<String> nocs, List<Reading> boards) {
        Notation.Row a = Notation.row(left.getText(), nocs);
        Notation.Row b = Notation.row(right.getText(), nocs);
        if (a != null && b != null && !a.noc().equals(b.noc())) {
            boards.add(new Reading(ReadingKind.SCORE, Notation.score(a, b), List.of(left, right)));
        }
    }

    private static Instant time(Reading reading) {
        return reading.getReads().get(0).getCaptureTime();
    }
}
