package dev.slipstream.operators.describe;

/** Levenshtein distance with a bound. Source: V. Levenshtein 1966; rows as in R. Wagner and M. Fischer, JACM 1974. */
final class EditDistance {
    private EditDistance() {}

    /** Insertions, deletions and substitutions from {@code a} to {@code b}; {@code most + 1} where it is more. */
    static int bounded(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j - 1], row[j]) + 1);
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return most + 1;
            }
        }
        return Math.min(row[b.length()], most + 1);
    }
}
