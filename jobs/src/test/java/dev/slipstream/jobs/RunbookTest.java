package dev.slipstream.jobs;

import dev.slipstream.contracts.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Who carries the pager finds every reason in the runbook. */
class RunbookTest {
    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonIsInTheRunbook(Reason reason) {
        assertThat(Path.of(System.getProperty("slipstream.root"), "docs", "runbooks", "dead-letters.md"))
                .content()
                .contains("`" + reason.name() + "`", reason.remedy());
    }
}
