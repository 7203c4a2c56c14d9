package dev.slipstream.modelserving.ocr;

import java.nio.FloatBuffer;
import java.text.Normalizer;
import java.util.List;

/**
 * Greedy decoding of connectionist temporal classification: the best character of each step, repetitions and blanks
 * removed. Source: A. Graves et al., "Connectionist Temporal Classification", ICML 2006, section 3.2 (best path).
 */
final class CtcDecoder {
    private static final int BLANK = 0;

    private final List<String> characters;

    /** {@code characters} by class number; class 0 is the blank. */
    CtcDecoder(List<String> characters) {
        this.characters = List.copyOf(characters);
    }

    /**
     * Reads {@code steps} rows from row {@code first} on.
     *
     * @param scores row-major [rows][classes], probabilities
     * @param classes how many characters the network knows
     */
    Reading decode(FloatBuffer scores, int first, int steps, int classes) {
        if (classes != characters.size()) {
            throw new IllegalArgumentException(
                    "The network scores " + classes + " characters, its alphabet has " + characters.size());
        }
        float[] row = new float[classes];
        StringBuilder text = new StringBuilder();
        double sum = 0;
        int count = 0;
        int last = BLANK;
        for (int step = first; step < first + steps; step++) {
            scores.get(step * classes, row);
            int best = best(row);
            if (best != BLANK && best != last) {
                text.append(characters.get(best));
                sum += row[best];
                count++;
            }
            last = best;
        }
        // The alphabet has a sign of its own for degrees Celsius, which is read behind the one for degrees, and letters
        // of full width: nobody searches for those.
        String plain = Normalizer.normalize(text.toString().replace("\u00b0\u2103", "\u2103"), Normalizer.Form.NFKC)
                .strip();
        return new Reading(plain, count == 0 ? 0 : (float) (sum / count));
    }

    private static int best(float[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) {
                best = i;
            }
        }
        return best;
    }

    /** What a line says, and the mean probability of its characters. */
    record Reading(String text, float confidence) {}
}
