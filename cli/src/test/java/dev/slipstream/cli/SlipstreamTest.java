package dev.slipstream.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    @ValueSource(strings = {"demo", "describe", "replay", "slice", "simulate", "play", "search", "models", "bench"})
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
    void aLanguageThatIsNotThereIsRefusedWithThoseThatAre() {
        assertThat(run("describe", "a.mp4", "--out", "x", "--languages", "en,tlh"))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("--languages", "'tlh'", "en, fr, de, it, zh", "describe --help");
    }

    @Test
    void aSliceThatCannotBeIsOneLineThatSaysWhy(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("text.mp4"), "no video");
        Object[][] cases = {
            {"/no/such.mp4 --out x.png", CommandLine.ExitCode.SOFTWARE, "/no/such.mp4"},
            {text + " --out x.png", CommandLine.ExitCode.SOFTWARE, text.toString()},
            {text + " --out x.jpg", CommandLine.ExitCode.USAGE, "x.jpg"},
            {text + " --from 3 --to 2 --out x.png", CommandLine.ExitCode.USAGE, "--from 3.0"},
            {text + " --from soon --out x.png", CommandLine.ExitCode.USAGE, "soon"}
        };
        for (Object[] one : cases) {
            err.getBuffer().setLength(0);
            assertThat(run(("slice " + one[0]).split(" "))).as("%s", one[0]).isEqualTo(one[1]);
            assertThat(err.toString().lines()).singleElement().asString().contains("slice: ", (String) one[2]);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.mp4|--rig, --out and MEDIA, or --group",
                "--rig r.json --out x --kafka localhost:1 a.mp4|--kafka belongs to --group",
                "--rig r.json --out x --at now a.mp4|--at now is no number of seconds",
                "--group rink --rig r.json|--rig belongs to files",
                "--group rink --pictures 12|--pictures belongs to files",
                "--group rink a.mp4|there is no MEDIA",
                "--group ../rink|\"../rink\" is no camera group's name",
                "--group rink --slice-seconds 31|reaches 0 to 30 s"
            })
    void aReplayThatCannotBeAskedForIsOneLineThatSaysWhy(String arguments, String reason) {
        assertThat(run(("replay " + arguments).split(" "))).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString().lines()).singleElement().asString().contains(reason, "replay --help");
    }

    @Test
    void aMomentThatIsNoneIsOneLineThatSaysHowToWriteOne() {
        for (String at : List.of("6.6", "now-", "now-soon", "yesterday")) {
            err.getBuffer().setLength(0);
            assertThat(run("replay", "--group", "rink", "--at", at)).isNotZero();
            assertThat(err.toString().lines()).singleElement().asString().contains("--at " + at, "now-5s");
        }
    }

    @Test
    void theVenueKnowsItsOwnUnits() {
        assertThat(run("demo", "--unit", "IHO")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--unit", "--media");
    }

    @ParameterizedTest
    @CsvSource({
        "--sport,curling,short-track",
        "--size,big,1280x720",
        "--size,1281x720,even",
        "--seconds,0,1 to 3600",
        "--cameras,1000,128",
        "--geometry-at,99,outside",
        "--trouble,ring-01:tired@3,black@FROM-TO"
    })
    void aVenueThatCannotBeIsOneLineThatSaysWhy(String option, String value, String reason) {
        assertThat(run("simulate", "--seed", "1", option, value, "--out", "x")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString().lines()).singleElement().asString().contains(reason, "simulate --help");
    }

    @Test
    void onlyWhatIsThereIsPlayed(@TempDir Path empty) {
        assertThat(run("play", "/no/such.mp4")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("/no/such.mp4");
        assertThat(run("play", empty.toString())).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains(empty.toString());
    }

    @Test
    void modelsAreListedAndOnlyThoseThatAreKnownAreFetched(@TempDir Path folder) {
        assertThat(run("models", "list", "--folder", folder.toString())).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("nanodet ") && line.endsWith("missing"))
                .anyMatch(line -> line.startsWith("ppocr-v4-detection ") && line.endsWith("installed"));
        assertThat(err.toString()).contains("models pull", folder.toString());

        err.getBuffer().setLength(0);
        assertThat(run("models", "pull", "--folder", folder.toString(), "nanodoot"))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString().lines()).singleElement().asString().contains("nanodoot", "nanodet");

        err.getBuffer().setLength(0);
        assertThat(run("models", "list", "--catalogue", "/no/such.yaml")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString().lines()).singleElement().asString().contains("/no/such.yaml", "cannot be read");

        err.getBuffer().setLength(0);
        assertThat(run("models")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("list, pull or serve");
    }

    @Test
    void anOperatorsFileIsNotFetched(@TempDir Path folder) {
        assertThat(run("models", "pull", "--folder", folder.toString(), "yolox-nano"))
                .isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString().lines()).singleElement().asString().contains("yolox-nano", folder.toString());
    }

    @Test
    void modelsAreServedUntilTheTimeIsOver(@TempDir Path folder) {
        assertThat(run(
                        "models",
                        "serve",
                        "--folder",
                        folder.toString(),
                        "--grpc-port",
                        "0",
                        "--http-port",
                        "0",
                        "--for",
                        "100ms",
                        "ppocr-v4-recognition"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("ppocr-v4-recognition", "1.2.2", "gRPC  127.0.0.1:", "http://127.0.0.1:");
        assertThat(err.toString()).contains("Stopped");
    }

    @Test
    void aServerThatCannotBeIsOneLineThatSaysWhy(@TempDir Path folder) throws Exception {
        refuses("nanodoot", CommandLine.ExitCode.USAGE, "nanodoot", "nanodet");
        refuses("nanodet --folder " + folder, CommandLine.ExitCode.SOFTWARE, "nanodet", "models pull nanodet");
        refuses("ppocr-v4-recognition --device tpu", CommandLine.ExitCode.SOFTWARE, "tpu", "cpu, cuda");
        refuses("--bind 0.0.0.0", CommandLine.ExitCode.USAGE, "0.0.0.0", "--tls-cert");
        refuses("--tls-cert a.pem", CommandLine.ExitCode.USAGE, "--tls-key");
        refuses("--token-file /no/such", CommandLine.ExitCode.USAGE, "/no/such");
        Path token = Files.writeString(folder.resolve("token"), "short\n");
        refuses("--token-file " + token, CommandLine.ExitCode.USAGE, token.toString(), "16");
        refuses("--max-batch 0", CommandLine.ExitCode.USAGE, "--max-batch");
        refuses("--grpc-port 70000", CommandLine.ExitCode.USAGE, "--grpc-port");
        refuses(
                "--tls-cert /no/cert.pem --tls-key /no/key.pem ppocr-v4-recognition",
                CommandLine.ExitCode.SOFTWARE,
                "/no/cert.pem");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refuses(
                    "--http-port 0 ppocr-v4-recognition --grpc-port " + taken.getLocalPort(),
                    CommandLine.ExitCode.SOFTWARE,
                    "port " + taken.getLocalPort());
        }
    }

    private void refuses(String arguments, int code, String... reasons) {
        err.getBuffer().setLength(0);
        assertThat(run(("models serve --for 1ms " + arguments).split(" ")))
                .as(arguments)
                .isEqualTo(code);
        assertThat(err.toString().lines()).singleElement().asString().contains(reasons);
    }

    @Test
    void aBenchmarkThatIsNotThereIsRefusedByName() {
        assertThat(run("bench", "nothing")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("nothing", "ingest");
    }
}
