package dev.slipstream.cli;

import dev.slipstream.modelserving.server.BatcherOptions;
import dev.slipstream.modelserving.server.PemIdentity;
import dev.slipstream.modelserving.server.ServerOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The options that say where the model server listens, whom it lets in, and how it puts requests together. */
final class ServingOptions {
    private static final int SHORTEST_TOKEN = 16;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Where to listen (default: 127.0.0.1). Others than loopback take a certificate and a token.")
    private String bind = "127.0.0.1";

    @Option(names = "--grpc-port", paramLabel = "PORT", description = "Default: 8001; 0 takes a free one.")
    private int grpcPort = 8001;

    @Option(names = "--http-port", paramLabel = "PORT", description = "Default: 8000; 0 takes a free one.")
    private int httpPort = 8000;

    @Option(names = "--tls-cert", paramLabel = "PEM", description = "Certificate, and those that vouch for it.")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "PEM", description = "Its private key (PKCS #8, not encrypted).")
    private @Nullable Path key;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Holds the token that clients must send; also lets them switch versions.")
    private @Nullable Path tokenFile;

    @Option(names = "--max-batch", paramLabel = "ROWS", description = "Most rows in one run (default: 16).")
    private int maxBatch = BatcherOptions.DEFAULT.maxBatch();

    @Option(
            names = "--max-delay",
            paramLabel = "MS",
            description = "How long the first request of a batch waits for others, in milliseconds (default: 2).")
    private int maxDelay = (int) BatcherOptions.DEFAULT.maxDelay().toMillis();

    @Option(
            names = "--queue",
            paramLabel = "REQUESTS",
            description = "How many may wait for one version of a model; one more is refused (default: 256).")
    private int queue = BatcherOptions.DEFAULT.queue();

    @Option(
            names = "--threads",
            paramLabel = "RUNS",
            description = "Runs of one version of a model at the same time (default: 2).")
    private int threads = BatcherOptions.DEFAULT.threads();

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    ServerOptions toOptions() {
        BatcherOptions batching = new BatcherOptions(
                within("--max-batch", maxBatch, 1, 1024),
                Duration.ofMillis(within("--max-delay", maxDelay, 0, 10_000)),
                within("--queue", queue, 1, 100_000),
                within("--threads", threads, 1, 1024));
        PemIdentity identity = identity();
        try {
            return new ServerOptions(
                    bind,
                    within("--grpc-port", grpcPort, 0, 65_535),
                    within("--http-port", httpPort, 0, 65_535),
                    identity,
                    token(),
                    batching,
                    ServerOptions.LOCAL.drain());
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage() + " (--tls-cert, --tls-key, --token-file)");
        }
    }

    private int within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw wrong(option + " takes " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    private @Nullable PemIdentity identity() {
        Path pem = certificate;
        Path secret = key;
        if (pem == null && secret == null) {
            return null;
        }
        if (pem == null || secret == null) {
            throw wrong("--tls-cert and --tls-key go together");
        }
        return new PemIdentity(pem, secret);
    }

    private @Nullable String token() {
        Path file = tokenFile;
        if (file == null) {
            return null;
        }
        String token;
        try {
            token = Files.readString(file).strip();
        } catch (IOException e) {
            throw wrong("--token-file " + file + " cannot be read");
        }
        if (token.length() < SHORTEST_TOKEN || !token.matches("[!-~]+")) {
            throw wrong("--token-file " + file + " holds no token of " + SHORTEST_TOKEN
                    + " or more letters, digits and signs; openssl rand -hex 32 makes one");
        }
        return token;
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
