package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.ReadText;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the graphic with which a broadcaster says that something is shown again. Pure. */
final class ReplaySign {
    /** In the languages of host broadcasts, as {@link NameFold} leaves them: Ralentí loses its accent. */
    private static final Set<String> WORDS = Stream.of(
                    "REPLAY", "WIEDERHOLUNG", "ZEITLUPE", "RALENTI", "RIPRESA", "MOVIOLA", "REPETICION")
            .map(NameFold::confusable)
            .collect(Collectors.toUnmodifiableSet());

    private static final List<String> UNSPACED = List.of("重播", "回放", "リプレイ");

    /** The word stands alone or with a number or a sponsor; a longer line talks about a replay, and shows none. */
    private static final int MOST_WORDS = 3;

    private static final int MOST_UNSPACED = 8;

    private ReplaySign() {}

    static boolean is(ReadText text) {
        List<String> words = NameFold.words(text.getText());
        if (words.size() <= MOST_WORDS
                && words.stream().map(NameFold::confusable).anyMatch(WORDS::contains)) {
            return true;
        }
        String line = text.getText().strip();
        return line.length() <= MOST_UNSPACED && UNSPACED.stream().anyMatch(line::contains);
    }
}
