package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.HighlightSignal;
import dev.slipstream.contracts.record.MomentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** What settings change, and which are refused. */
class WeightsTest {
    private static final Weights BUILT_IN = new Weights(Map.of());

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theBuiltInOnesAddUpToOne(boolean official) {
        double sum = Arrays.stream(HighlightSignal.values())
                .mapToDouble(signal -> BUILT_IN.of(null, signal, official))
                .sum();

        assertThat(sum).isEqualTo(1, within(1e-9));
    }

    @Test
    void everyKindOfMomentHasAnImportance() {
        assertThat(MomentKind.values())
                .allSatisfy(
                        kind -> assertThat(BUILT_IN.importance("curling", kind)).isBetween(0.0, 1.0));
    }

    @Test
    void aSignalAndAKindOfOneNameAreNotMixedUp() {
        Weights weights = new Weights(Map.of("any.replay", "0.3", "any.other", "0.9"));

        assertThat(weights.of(null, HighlightSignal.REPLAY, true)).isEqualTo(0.3);
        assertThat(weights.importance(null, MomentKind.REPLAY)).as("no action").isZero();
        assertThat(weights.importance(null, MomentKind.OTHER)).isEqualTo(0.9);
        assertThat(weights.of(null, HighlightSignal.OTHER, true))
                .as("no signal")
                .isZero();
    }

    @Test
    void oneForAllSportsHoldsForAll() {
        Weights weights = new Weights(Map.of("any.crowd", "0.3", "any.threshold-unofficial", " 0.4 ", "any.jump", "1"));

        assertThat(weights.of("curling", HighlightSignal.CROWD, true)).isEqualTo(0.3);
        assertThat(weights.of(null, HighlightSignal.CROWD, true)).isEqualTo(0.3);
        assertThat(weights.of("curling", HighlightSignal.CROWD, false))
                .as("the other set")
                .isEqualTo(0.5);
        assertThat(weights.threshold("curling", false)).isEqualTo(0.4);
        assertThat(weights.importance("curling", MomentKind.JUMP)).isEqualTo(1);
    }

    @Test
    void oneOfASportWinsThere() {
        Weights weights =
                new Weights(Map.of("Ice-Hockey.CROWD", "0.2", "any.crowd", "0.3", "ice-hockey.gate_missed", "0"));

        assertThat(weights.of("ice-hockey", HighlightSignal.CROWD, true)).isEqualTo(0.2);
        assertThat(weights.of("ICE-HOCKEY", HighlightSignal.CROWD, true)).isEqualTo(0.2);
        assertThat(weights.of("curling", HighlightSignal.CROWD, true)).isEqualTo(0.3);
        assertThat(weights.importance("ice-hockey", MomentKind.GATE_MISSED)).isZero();
        assertThat(weights.importance("alpine-skiing", MomentKind.GATE_MISSED)).isEqualTo(0.65);
    }

    @ParameterizedTest
    @ValueSource(strings = {"any.loudness", "crowd", ".crowd", "any.", "any.crowd-official", "ice-hockey.goals"})
    void anUnknownNameIsRefusedWithThoseThatThereAre(String name) {
        assertThatThrownBy(() -> new Weights(Map.of(name, "0.5")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + name + "' is no weight")
                .hasMessageContaining("crowd-unofficial")
                .hasMessageContaining("threshold")
                .hasMessageContaining("goal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.01", "-0.1", "much", "", "NaN", "Infinity"})
    void aNumberThatIsNoneIsRefusedWithItsName(String value) {
        assertThatThrownBy(() -> new Weights(Map.of("any.crowd", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'any.crowd' must be a number from 0 to 1, not '" + value + "'");
    }
}
