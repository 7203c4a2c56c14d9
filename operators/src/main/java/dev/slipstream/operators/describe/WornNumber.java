package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.ReadText;

import java.util.ArrayList;
import java.util.List;

/** A number that was read on one person, and the nations' codes around it. A Flink POJO. */
public class WornNumber {
    /** A shirt has one code; two make a doubt, and more tell nothing further. */
    private static final int MAX_CODES = 2;

    private static final int MAX_BESIDE = 4;

    /** As the start list writes it, see {@link Roster#bib}. */
    public String value;
    /** In how many pictures. */
    public int readings;
    /** Whether another person wore the same in the same picture. */
    public boolean twice;

    public ReadText first;
    public ReadText last;
    /** Words of three letters above or below it on the person, one reading of each. */
    public List<ReadText> codes = new ArrayList<>();
    /** Words of three letters next to it that are not on the person, the newest readings. */
    public List<ReadText> beside = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public WornNumber() {}

    WornNumber(String value, ReadText read) {
        this.value = value;
        this.first = read;
        this.last = read;
        this.readings = 1;
    }

    void add(ReadText read) {
        // Chest and leg in one picture are one reading.
        readings += read.getSegment().equals(last.getSegment()) ? 0 : 1;
        last = read;
    }

    void addCode(ReadText code) {
        boolean known = codes.stream().anyMatch(c -> ShirtText.code(c).equals(ShirtText.code(code)));
        if (!known && codes.size() < MAX_CODES) {
            codes.add(code);
        }
    }

    void addBeside(ReadText code) {
        beside.add(code);
        if (beside.size() > MAX_BESIDE) {
            beside.remove(0);
        }
    }
}
