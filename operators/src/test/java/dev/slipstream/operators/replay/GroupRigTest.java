package dev.slipstream.operators.replay;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class GroupRigTest {
    private static final GroupRig RIG =
            new GroupRig("rink", "/rigs/rink/rig.json", List.of("01", "ring-01", "ring-02"));

    @ParameterizedTest
    @CsvSource({
        "ring-01, ring-01",
        "short-track-ring-02, ring-02",
        "short-track-ring-01, ring-01",
        "rink-01, 01",
        "short-track-ring-01-2, ",
        "spring-02, ",
    })
    void aFeedIsTheCameraThatItsNameEndsWith(String feed, String camera) {
        assertThat(RIG.camera(feed)).isEqualTo(camera);
    }
}
