package dev.slipstream.benchmarks;

import dev.slipstream.modelserving.client.EmbeddedEndpoint;
import dev.slipstream.modelserving.client.InferenceEndpoint;
import dev.slipstream.modelserving.client.LaneOptions;
import dev.slipstream.modelserving.onnx.ClassPathFile;
import dev.slipstream.modelserving.onnx.OnnxOptions;
import dev.slipstream.modelserving.onnx.OnnxTensorModel;
import dev.slipstream.modelserving.tensor.TensorModel;
import dev.slipstream.modelserving.tensor.Weights;
import dev.slipstream.operators.inference.EndpointFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Images per second through the operator with models inside the process, and through the operator and our server over gRPC on
 * loopback, beside ONNX Runtime's own session in a loop: the same network, the same picture of 2 MB, as many threads as there are
 * cores. Ratios are of images per CPU second of the whole process, client and server together, in rounds that take turns.
 */
public final class InferenceBench implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int IMAGES = 200;

    @Override
    public String name() {
        return "inference";
    }

    @Override
    public String purpose() {
        return "images per second through operator and server, beside the bare ONNX Runtime session";
    }

    @Override
    public BenchResult run(Path work, Consumer<String> progress) throws Exception {
        BenchResult.Machine machine = BenchResult.Machine.here();
        int cores = Runtime.getRuntime().availableProcessors();
        LaneOptions lanes = LaneOptions.DEFAULT.withBatches(1, Duration.ZERO).withInFlight(cores * 2);
        List<Measurement> bare = new ArrayList<>();
        List<Measurement> embedded = new ArrayList<>();
        List<Measurement> grpc = new ArrayList<>();
        // The served one first: DJL insists on making the process's ONNX Runtime environment itself.
        try (ServedSubject served = ServedSubject.start(cores);
                BareSession session = new BareSession()) {
            progress.accept("warming up");
            session.run(IMAGES / 4, cores);
            OperatorRun.of("warm-up-embedded", new Embedded(cores), lanes, IMAGES / 4, cores + 1);
            OperatorRun.of("warm-up-grpc", served.endpoint(), lanes, IMAGES / 4, cores + 1);
            for (int round = 1; round <= ROUNDS; round++) {
                bare.add(session.run(IMAGES, cores));
                embedded.add(OperatorRun.of("embedded-" + round, new Embedded(cores), lanes, IMAGES, cores + 1));
                grpc.add(OperatorRun.of("grpc-" + round, served.endpoint(), lanes, IMAGES, cores + 1));
                progress.accept(String.format(
                        Locale.ROOT,
                        "round %d of %d, CPU ms per image: bare %.1f, embedded %.1f, grpc %.1f",
                        round,
                        ROUNDS,
                        last(bare).cpuMsPerImage(),
                        last(embedded).cpuMsPerImage(),
                        last(grpc).cpuMsPerImage()));
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("imagesPerSecond", median(embedded, Measurement::imagesPerSecond));
        figures.put("p99Ms", median(embedded, Measurement::p99Ms));
        figures.put("bareImagesPerSecond", median(bare, Measurement::imagesPerSecond));
        figures.put("grpcImagesPerSecond", median(grpc, Measurement::imagesPerSecond));
        figures.put("grpcP99Ms", median(grpc, Measurement::p99Ms));
        figures.put("bareCpuMsPerImage", median(bare, Measurement::cpuMsPerImage));
        figures.put("embeddedCpuMsPerImage", median(embedded, Measurement::cpuMsPerImage));
        figures.put("grpcCpuMsPerImage", median(grpc, Measurement::cpuMsPerImage));
        Map<String, Double> ratios = new LinkedHashMap<>();
        ratios.put("embeddedVsBareSession", ratio(bare, embedded));
        ratios.put("grpcVsBareSession", ratio(bare, grpc));
        return new BenchResult(name(), List.of(InferenceSubject.SEED), machine, figures, ratios);
    }

    private static Measurement last(List<Measurement> rounds) {
        return rounds.get(rounds.size() - 1);
    }

    private static double median(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
        return CpuTime.median(rounds.stream().map(figure::applyAsDouble).toList());
    }

    /** Of images per CPU second, round by round. */
    private static double ratio(List<Measurement> bare, List<Measurement> ours) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < bare.size(); i++) {
            ratios.add(bare.get(i).cpuMsPerImage() / ours.get(i).cpuMsPerImage());
        }
        return CpuTime.median(ratios);
    }

    static TensorModel load() {
        return new OnnxTensorModel(
                Weights.of(InferenceSubject.NAME, "bench", ClassPathFile.read(InferenceSubject.FILE)),
                InferenceSubject.signature(),
                new OnnxOptions("cpu", 1));
    }

    /** The network inside this process. */
    private record Embedded(int threads) implements EndpointFactory {
        @Override
        public String key() {
            return toString();
        }

        @Override
        public InferenceEndpoint open() {
            return new EmbeddedEndpoint(ref -> load(), threads);
        }
    }
}
