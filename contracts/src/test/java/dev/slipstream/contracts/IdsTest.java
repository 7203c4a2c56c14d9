package dev.slipstream.contracts;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class IdsTest {
    @ParameterizedTest
    @ValueSource(strings = {"rink-1", "a", "slope.cam_02", "0"})
    void namesThatStandEverywhere(String name) {
        assertThat(Ids.isFeedName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Rink", "../etc", "a..b", "a/b", ".a", "é", "a b"})
    void namesThatWouldEscapeAFolderOrATopic(String name) {
        assertThat(Ids.isFeedName(name)).isFalse();
    }
}
