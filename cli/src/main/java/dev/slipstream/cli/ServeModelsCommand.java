package dev.slipstream.cli;

import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.catalogue.ModelCatalogue;
import dev.slipstream.modelserving.catalogue.ModelLoader;
import dev.slipstream.modelserving.catalogue.ModelStore;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.onnx.Devices;
import dev.slipstream.modelserving.onnx.OnnxOptions;
import dev.slipstream.modelserving.server.BatcherOptions;
import dev.slipstream.modelserving.server.InferenceServer;
import dev.slipstream.modelserving.server.PemIdentity;
import dev.slipstream.modelserving.server.ServerOptions;
import dev.slipstream.modelserving.tensor.TensorModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Serves models to jobs, and to anything else that speaks the Open Inference Protocol, until ctrl-C. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Serves models over the Open Inference Protocol v2 (gRPC and HTTP) until ctrl-C, which finishes what"
                        + " is under way. Jobs use it with -Dslipstream.inference.endpoint=grpc://HOST:PORT.")
final class ServeModelsCommand implements Callable<Integer> {
    private static final Duration DRAIN = Duration.ofSeconds(30);

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Which models; all that are there if none is named.")
    private List<String> names = List.of();

    @Option(
            names = "--bind",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}); others take TLS and a token.")
    private String bind = "127.0.0.1";

    @Option(
            names = "--grpc-port",
            paramLabel = "PORT",
            defaultValue = "8001",
            description = "0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int grpcPort;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "8000",
            description = "0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int httpPort;

    @Option(names = "--tls-cert", paramLabel = "PEM", description = "Certificate of the server.")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "PEM", description = "Its private key, PKCS #8, not encrypted.")
    private @Nullable Path key;

    @Option(names = "--token-file", paramLabel = "FILE", description = "File with the token that clients must send.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--max-batch",
            paramLabel = "N",
            defaultValue = "8",
            description = "Most rows of all clients in one run (default: ${DEFAULT-VALUE}).")
    private int maxBatch;

    @Option(
            names = "--max-delay",
            paramLabel = "MS",
            defaultValue = "2",
            description = "Milliseconds that the first of a batch waits for others (default: ${DEFAULT-VALUE}).")
    private int maxDelay;

    @Option(
            names = "--queue",
            paramLabel = "N",
            defaultValue = "256",
            description = "Most requests of a model that wait (default: ${DEFAULT-VALUE}).")
    private int queue;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Runs of one model at the same time (default: one for each core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            description = "auto, cpu, cuda or cuda:N (default: ${DEFAULT-VALUE}).")
    private String device = "auto";

    @Mixin
    private ModelsFolder models = new ModelsFolder();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.of(spec.commandLine());
        ModelCatalogue catalogue = models.catalogue();
        ModelStore store = models.store();
        ServerOptions options = options();
        OnnxOptions engine = engine();
        ModelLoader loader = new ModelLoader(catalogue, store, engine);
        List<TensorModel> loaded = new ArrayList<>();
        for (CatalogueEntry entry : chosen(catalogue, store)) {
            long started = System.nanoTime();
            terminal.progress("loading " + entry.name());
            loaded.add(loader.apply(ModelRef.latest(entry.name())));
            terminal.note(String.format(
                    Locale.ROOT,
                    "  %-40s %-16s loaded and warm after %s",
                    entry.name(),
                    entry.version(),
                    Terminal.seconds(Duration.ofNanos(System.nanoTime() - started))));
        }
        serve(terminal, options, loaded);
        return CommandLine.ExitCode.OK;
    }

    private void serve(Terminal terminal, ServerOptions options, List<TensorModel> loaded) throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (InferenceServer server = InferenceServer.start(options, loaded)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(terminal, stop, stopped), "serve-ctrl-c"));
            boolean tls = options.identity() != null;
            terminal.note(
                    "Device:  " + device + (device.equals("auto") ? Devices.hasCuda() ? " (cuda)" : " (cpu)" : ""));
            terminal.print("gRPC:    " + (tls ? "grpcs://" : "grpc://") + options.bind() + ":" + server.grpcPort());
            terminal.print("HTTP:    " + (tls ? "https://" : "http://") + options.bind() + ":" + server.httpPort()
                    + "/v2, metrics under /metrics");
            terminal.note("Ctrl-C finishes what is under way and stops.");
            stop.await();
        } finally {
            stopped.countDown();
        }
    }

    /** Holds the JVM until what is under way is finished. */
    private static void finish(Terminal terminal, CountDownLatch stop, CountDownLatch stopped) {
        terminal.note("finishing what is under way ...");
        stop.countDown();
        try {
            if (!stopped.await(DRAIN.toSeconds() + 10, TimeUnit.SECONDS)) {
                terminal.error("some requests did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ServerOptions options() throws IOException {
        Path pem = certificate;
        Path secret = key;
        if ((pem == null) != (secret == null)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--tls-cert and --tls-key belong together; give both");
        }
        PemIdentity identity = pem == null || secret == null ? null : new PemIdentity(readable(pem), readable(secret));
        Path file = tokenFile;
        String token = file == null ? null : Files.readString(readable(file)).strip();
        if (token != null && token.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--token-file " + file + " is empty");
        }
        try {
            BatcherOptions batching = new BatcherOptions(maxBatch, Duration.ofMillis(maxDelay), queue, threads);
            return new ServerOptions(bind, grpcPort, httpPort, identity, token, batching, DRAIN);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Path readable(Path file) {
        if (!Files.isReadable(file)) {
            throw new CommandLine.ParameterException(spec.commandLine(), file + " cannot be read");
        }
        return file;
    }

    private OnnxOptions engine() {
        OnnxOptions engine = new OnnxOptions(device, 1);
        try {
            Devices.check(device);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        return engine;
    }

    private List<CatalogueEntry> chosen(ModelCatalogue catalogue, ModelStore store) {
        try {
            return names.isEmpty()
                    ? catalogue.entries().stream()
                            .filter(entry -> store.find(entry).isPresent())
                            .toList()
                    : names.stream().distinct().map(catalogue::get).toList();
        } catch (CatalogueException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
