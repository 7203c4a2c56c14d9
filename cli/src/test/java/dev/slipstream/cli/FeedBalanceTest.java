package dev.slipstream.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FeedBalanceTest {
    @Test
    void balancesOnlyWhereEverySampleIsAccountedFor() {
        assertThat(new FeedBalance(10, 6, 2, 1, 1).balanced()).isTrue();
        assertThat(new FeedBalance(10, 6, 2, 1, 0).balanced()).isFalse();
        assertThat(new FeedBalance(10, 11, 0, 0, 0).balanced()).isFalse();
    }

    @Test
    void theReportSaysSo() throws Exception {
        assertThat(new ObjectMapper().writeValueAsString(new FeedBalance(3, 2, 1, 0, 0)))
                .isEqualTo("{\"in\":3,\"out\":2,\"shed\":1,\"late\":0,\"deadLettered\":0,\"balanced\":true}");
    }
}
