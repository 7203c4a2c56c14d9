package dev.slipstream.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;

import static org.assertj.core.api.Assertions.assertThat;

/** What scripts rely on: exit codes, one line on error, help everywhere. */
class SlipstreamTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine line = Slipstream.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "describe", "search", "bench"})
    void everyCommandHasHelp(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("slipstream " + command, "--help");
        assertThat(run("help")).isZero();
        assertThat(out.toString()).contains("  " + command);
    }

    @Test
    void aMissingFileIsOneLineThatNamesIt() {
        assertThat(run("describe", "/no/such.mp4", "--out", System.getProperty("java.io.tmpdir")))
                .isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString().lines()).singleElement().asString().contains("/no/such.mp4", "describe:");
    }

    @Test
    void aWrongOptionIsOneLineThatSaysWhereHelpIs() {
        assertThat(run("describe", "a.mp4", "--ot", "x")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString().lines()).singleElement().asString().contains("describe --help");
    }

    @Test
    void aLanguageThatIsNotThereYetIsRefused() {
        assertThat(run("describe", "a.mp4", "--out", "x", "--languages", "en,fr"))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--languages");
    }

    @Test
    void aDemoWithoutMediaSaysWhatIsMissing() {
        assertThat(run("demo")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--media");
    }

    @Test
    void aBenchmarkThatIsNotThereIsRefusedByName() {
        assertThat(run("bench", "nothing")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("nothing", "ingest");
    }
}
