package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.ReadText;

/** One text of the open shot, however often it was read. A Flink POJO. */
public class TextTally {
    /** What readings of the same text share: its letters and digits. */
    public String key;

    public ReadText first;
    public ReadText best;
    public ReadText last;
    /** In how many samples it was read. */
    public int readings;

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public TextTally() {}

    TextTally(String key, ReadText text) {
        this.key = key;
        this.first = text;
        this.best = text;
        this.last = text;
        this.readings = 1;
    }

    /** Equal for readings that differ in spaces, case, accents and look-alike characters only. */
    static String key(ReadText text) {
        String letters = NameFold.confusable(NameFold.compact(text.getText()));
        return letters.isEmpty() ? text.getText().strip() : letters;
    }

    void add(ReadText text) {
        // Twice in one picture is one reading.
        readings += text.getSegment().equals(last.getSegment()) ? 0 : 1;
        best = text.getConfidence() > best.getConfidence() ? text : best;
        last = text;
    }

    boolean hasLetters() {
        return best.getText().chars().anyMatch(Character::isLetter);
    }
}
