package dev.slipstream.modelserving.server;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Serves models over the Open Inference Protocol v2, gRPC and HTTP, until it is closed: then it says that it is not ready, refuses what
 * is new, finishes what is under way, and stops. Loopback by default.
 */
public final class InferenceServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InferenceServer.class);

    /** JSON is for people and small models; each request holds a thread. */
    private static final int HTTP_THREADS = 16;

    private final ServerOptions options;
    private final ModelRepository repository;
    private final Inference inference;
    private final HealthStatusManager health = new HealthStatusManager();
    private final Server grpc;
    private final HttpServer http;
    private final ExecutorService httpThreads = Executors.newFixedThreadPool(HTTP_THREADS, task -> {
        Thread thread = new Thread(task, "slipstream-http");
        thread.setDaemon(true);
        return thread;
    });

    private InferenceServer(ServerOptions options) throws IOException {
        this.options = options;
        ServerMetrics metrics = new ServerMetrics();
        repository = new ModelRepository(options.batching(), metrics::listener);
        metrics.watch(repository);
        inference = new Inference(repository, metrics);
        TokenCheck token = new TokenCheck(options.token());
        InetAddress address = InetAddress.getByName(options.bind());
        http = http(new InetSocketAddress(address, options.httpPort()));
        http.createContext("/", new RestApi(inference, token, ServerLimits.DEFAULT));
        http.setExecutor(httpThreads);
        grpc = NettyServerBuilder.forAddress(new InetSocketAddress(address, options.grpcPort()), credentials())
                .maxInboundMessageSize(ServerLimits.DEFAULT.maxRequestBytes())
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .intercept(token)
                .addService(new GrpcInferenceService(inference, ServerLimits.DEFAULT))
                .addService(health.getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .build();
    }

    /** Starts to listen; models are added to its {@link #repository}. */
    public static InferenceServer start(ServerOptions options) throws IOException {
        InferenceServer server = new InferenceServer(options);
        try {
            server.grpc.start();
            server.http.start();
        } catch (IOException e) {
            server.close();
            throw new IOException("Ports cannot be opened (" + options + "): " + e.getMessage(), e);
        }
        return server;
    }

    private HttpServer http(InetSocketAddress address) throws IOException {
        PemIdentity identity = options.identity();
        if (identity == null) {
            return HttpServer.create(address, 0);
        }
        HttpsServer https = HttpsServer.create(address, 0);
        https.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
        return https;
    }

    private ServerCredentials credentials() throws IOException {
        PemIdentity identity = options.identity();
        return identity == null
                ? InsecureServerCredentials.create()
                : TlsServerCredentials.create(
                        identity.certificate().toFile(), identity.key().toFile());
    }

    public ModelRepository repository() {
        return repository;
    }

    public int grpcPort() {
        return grpc.getPort();
    }

    public int httpPort() {
        return http.getAddress().getPort();
    }

    @Override
    public void close() {
        inference.drain();
        health.enterTerminalState();
        repository.drainAndClose(options.drain());
        grpc.shutdown();
        http.stop(0);
        httpThreads.shutdown();
        try {
            if (!grpc.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("connections are cut that did not end by themselves");
                grpc.shutdownNow();
            }
        } catch (InterruptedException e) {
            grpc.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
