package dev.slipstream.benchmarks;

import dev.slipstream.modelserving.client.GrpcEndpoint;
import dev.slipstream.modelserving.client.GrpcOptions;
import dev.slipstream.modelserving.client.InferenceEndpoint;
import dev.slipstream.modelserving.server.BatcherOptions;
import dev.slipstream.modelserving.server.InferenceServer;
import dev.slipstream.modelserving.server.ServerOptions;
import dev.slipstream.operators.inference.EndpointFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Our server with the benchmark's network, on loopback, in this process: so the CPU time of both sides is counted. */
final class ServedSubject implements AutoCloseable {
    private static final int QUEUE = 64;

    private final InferenceServer server;

    private ServedSubject(InferenceServer server) {
        this.server = server;
    }

    /** {@code threads} that run the network at the same time. */
    static ServedSubject start(int threads) throws IOException {
        BatcherOptions batching = new BatcherOptions(1, Duration.ZERO, QUEUE, threads);
        ServerOptions options = ServerOptions.LOCAL.withPorts(0, 0).withBatching(batching);
        return new ServedSubject(InferenceServer.start(options, List.of(InferenceBench.load())));
    }

    EndpointFactory endpoint() {
        return new Remote(server.grpcPort());
    }

    @Override
    public void close() {
        server.close();
    }

    private record Remote(int port) implements EndpointFactory {
        @Override
        public String key() {
            return toString();
        }

        @Override
        public InferenceEndpoint open() throws IOException {
            return new GrpcEndpoint(GrpcOptions.plain("127.0.0.1", port));
        }
    }
}
