package dev.slipstream.jobs;

import dev.slipstream.modelserving.catalogue.ModelLoader;
import dev.slipstream.modelserving.client.EmbeddedEndpoint;
import dev.slipstream.modelserving.client.GrpcEndpoint;
import dev.slipstream.modelserving.client.GrpcOptions;
import dev.slipstream.modelserving.client.InferenceEndpoint;
import dev.slipstream.modelserving.client.LaneOptions;
import dev.slipstream.modelserving.onnx.OnnxOptions;
import dev.slipstream.operators.inference.EndpointFactory;
import org.apache.flink.configuration.ReadableConfig;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The endpoint that the settings name, opened where the operators run.
 *
 * @param address embedded:, grpc://host:port or grpcs://host:port
 * @param files where embedded: finds its models
 * @param tokenFile whose content is the token; it is read on the machine that connects, so that no job graph carries a secret
 */
record ModelEndpoint(
        String address,
        @Nullable String trust,
        @Nullable String tokenFile,
        int threads,
        String device,
        ModelFiles files)
        implements EndpointFactory {
    private static final String EMBEDDED = "embedded:";

    ModelEndpoint {
        if (!address.equals(EMBEDDED)) {
            URI uri = URI.create(address);
            boolean grpc = "grpc".equals(uri.getScheme()) || "grpcs".equals(uri.getScheme());
            if (!grpc || uri.getHost() == null || uri.getPort() < 1) {
                throw new IllegalArgumentException(InferenceOptions.ENDPOINT.key() + ": \"" + address
                        + "\" is no endpoint; use embedded:, grpc://host:port or grpcs://host:port");
            }
        }
    }

    static ModelEndpoint of(ReadableConfig settings) {
        return new ModelEndpoint(
                settings.get(InferenceOptions.ENDPOINT),
                settings.getOptional(InferenceOptions.TRUST).orElse(null),
                settings.getOptional(InferenceOptions.TOKEN_FILE).orElse(null),
                settings.get(InferenceOptions.THREADS),
                settings.get(InferenceOptions.DEVICE),
                ModelFiles.of(settings));
    }

    /** How calls to it are put together and repeated. */
    static LaneOptions lanes(ReadableConfig settings) {
        LaneOptions usual = LaneOptions.DEFAULT;
        return new LaneOptions(
                settings.get(InferenceOptions.MAX_BATCH),
                settings.get(InferenceOptions.MAX_DELAY),
                settings.get(InferenceOptions.IN_FLIGHT),
                settings.get(InferenceOptions.TRIES),
                usual.firstBackOff(),
                usual.failuresToOpen(),
                usual.firstPause(),
                usual.longestPause());
    }

    private InferenceEndpoint embedded() {
        // One thread for each run: parallelism comes from the pictures.
        return new EmbeddedEndpoint(
                new ModelLoader(files.catalogue(), files.store(), new OnnxOptions(device, 1)), threads);
    }

    @Override
    public String key() {
        return toString();
    }

    @Override
    public InferenceEndpoint open() throws IOException {
        if (address.equals(EMBEDDED)) {
            return embedded();
        }
        URI uri = URI.create(address);
        return new GrpcEndpoint(new GrpcOptions(
                uri.getHost(),
                uri.getPort(),
                "grpcs".equals(uri.getScheme()),
                trust == null ? null : Path.of(trust),
                tokenFile == null ? null : Files.readString(Path.of(tokenFile)).strip(),
                GrpcOptions.MAX_MESSAGE_BYTES));
    }
}
