package dev.slipstream.cli;

import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.catalogue.ModelLoader;
import dev.slipstream.modelserving.catalogue.ModelStore;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.onnx.Devices;
import dev.slipstream.modelserving.onnx.OnnxOptions;
import dev.slipstream.modelserving.server.InferenceServer;
import dev.slipstream.modelserving.server.ServerOptions;
import dev.slipstream.modelserving.tensor.TensorModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Serves models to jobs on other machines, so that they can share a GPU. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Serves models over the Open Inference Protocol v2 (gRPC and HTTP) until ctrl-C, which finishes what is"
                        + " under way.")
final class ServeModelsCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "MODEL",
            arity = "0..*",
            description = "Which models; all that are installed if none is named.")
    private List<String> names = List.of();

    @Mixin
    private ServingOptions serving = new ServingOptions();

    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "auto, cpu, cuda or cuda:N (default: auto).")
    private String device = "auto";

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "End by itself after this long, such as 60s or 5min.")
    private @Nullable Duration time;

    @Mixin
    private ModelsFolder models = new ModelsFolder();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.of(spec.commandLine());
        ServerOptions options = serving.toOptions();
        InferenceServer server;
        try {
            server = InferenceServer.start(options, load(terminal, chosen(terminal)));
        } catch (IOException e) {
            terminal.error(spec.name() + ": " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        String scheme = options.identity() == null ? "http" : "https";
        terminal.print("");
        terminal.print(
                "gRPC  " + options.bind() + ":" + server.grpcPort() + (options.identity() == null ? "" : "  TLS"));
        terminal.print(
                "HTTP  " + scheme + "://" + options.bind() + ":" + server.httpPort() + "/v2  metrics at /metrics");
        serve(terminal, server);
        return CommandLine.ExitCode.OK;
    }

    private List<CatalogueEntry> chosen(Terminal terminal) {
        try {
            if (!names.isEmpty()) {
                return names.stream().distinct().map(models.catalogue()::get).toList();
            }
        } catch (CatalogueException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        ModelStore store = models.store();
        List<CatalogueEntry> installed = new ArrayList<>();
        for (CatalogueEntry entry : models.catalogue().entries()) {
            switch (ModelRow.of(entry, store).state()) {
                case INSTALLED -> installed.add(entry);
                case DIFFERS -> terminal.note(entry.name() + " is left out: its file is not that of the catalogue");
                case MISSING -> {}
            }
        }
        return installed;
    }

    private List<TensorModel> load(Terminal terminal, List<CatalogueEntry> entries) {
        ModelLoader loader = new ModelLoader(models.catalogue(), models.store(), new OnnxOptions(device, 1));
        int width =
                entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(1);
        String form = "%-" + width + "s  %-16s  %-8s  %s";
        List<TensorModel> loaded = new ArrayList<>();
        try {
            for (CatalogueEntry entry : entries) {
                terminal.progress("loading " + entry.name() + " ...");
                long started = System.nanoTime();
                TensorModel model = loader.apply(ModelRef.latest(entry.name()));
                loaded.add(model);
                if (loaded.size() == 1) {
                    String head = String.format(Locale.ROOT, form, "MODEL", "VERSION", "DEVICE", "LOADED IN");
                    terminal.print(terminal.dim(head));
                }
                terminal.print(String.format(
                        Locale.ROOT,
                        form,
                        model.info().name(),
                        model.info().version(),
                        deviceUsed(),
                        Terminal.seconds(Duration.ofNanos(System.nanoTime() - started))));
            }
        } catch (ModelException | CatalogueException | IllegalArgumentException e) {
            loaded.forEach(TensorModel::close);
            throw e;
        }
        return loaded;
    }

    private String deviceUsed() {
        return device.equalsIgnoreCase("auto")
                ? (Devices.hasCuda() ? "cuda:0" : "cpu")
                : device.toLowerCase(Locale.ROOT);
    }

    private void serve(Terminal terminal, InferenceServer server) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Thread stop = new Thread(() -> stop(terminal, server), "serve-ctrl-c");
        Runtime.getRuntime().addShutdownHook(stop);
        if (time == null) {
            terminal.note("Ready; ctrl-C finishes what is under way and stops.");
            never.await(); // the end of the JVM runs the hook
        } else {
            terminal.note("Ready, for " + Terminal.seconds(time));
            boolean unused = never.await(time.toMillis(), TimeUnit.MILLISECONDS);
            Runtime.getRuntime().removeShutdownHook(stop);
            stop(terminal, server);
        }
    }

    private static void stop(Terminal terminal, InferenceServer server) {
        long started = System.nanoTime();
        terminal.note("Stopping: nothing new is taken, what is under way is finished ...");
        server.close();
        terminal.note("Stopped after " + Terminal.seconds(Duration.ofNanos(System.nanoTime() - started)));
    }
}
