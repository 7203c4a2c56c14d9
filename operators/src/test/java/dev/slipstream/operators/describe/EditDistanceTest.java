package dev.slipstream.operators.describe;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Distances of known pairs, and the bound. */
class EditDistanceTest {
    @ParameterizedTest
    @CsvSource({
        "KITTEN, SITTING, 5, 3",
        "LARSEN, LARSEN, 0, 0",
        "LARSEN, LARSON, 1, 1",
        "LARSEN, LARSSEN, 2, 1",
        "LARSEN, HANSEN, 2, 2",
        "LARSEN, BERG, 2, 3",
        "ABCDEF, UVWXYZ, 2, 3",
        "'', AB, 3, 2"
    })
    void countsEditsUpToTheBound(String a, String b, int most, int distance) {
        assertThat(EditDistance.bounded(a, b, most)).isEqualTo(distance);
        assertThat(EditDistance.bounded(b, a, most)).isEqualTo(distance);
    }
}
