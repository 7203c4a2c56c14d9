package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.ReadText;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One person through the pictures of a shot, with the numbers that were read on them. A Flink POJO. */
public class PersonTrack {
    /** The right one and what it is misread as. */
    static final int MAX_NUMBERS = 3;

    /** Where the person was last. */
    public Box box;
    /** The last of the shot's looks that showed the person, counted from 1. */
    public int look;

    public List<WornNumber> numbers = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public PersonTrack() {}

    PersonTrack(Box box, int look) {
        this.box = box;
        this.look = look;
    }

    /** Counts a reading. */
    WornNumber read(ReadText text) {
        String value = Roster.bib(text.getText());
        for (WornNumber known : numbers) {
            if (known.value.equals(value)) {
                known.add(text);
                return known;
            }
        }
        if (numbers.size() == MAX_NUMBERS) {
            numbers.remove(numbers.stream()
                    .min(Comparator.comparing((WornNumber number) -> number.readings)
                            .thenComparing(number -> number.last.getCaptureTime()))
                    .orElseThrow());
        }
        WornNumber number = new WornNumber(value, text);
        numbers.add(number);
        return number;
    }

    /** What the person wears: the number that was read at least twice as often as any other; null while that is open. */
    @Nullable
    WornNumber number() {
        WornNumber best = null;
        int next = 0;
        for (WornNumber number : numbers) {
            if (best == null || number.readings > best.readings) {
                next = best == null ? 0 : best.readings;
                best = number;
            } else {
                next = Math.max(next, number.readings);
            }
        }
        return best == null || best.readings < 2 * next ? null : best;
    }

    /** 0 where nothing was read, 1 where each number was read once only, 2 where one was read again. */
    int worth() {
        return numbers.stream()
                .mapToInt(number -> Math.min(2, number.readings))
                .max()
                .orElse(0);
    }
}
