package dev.slipstream.modelserving.server;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.slipstream.modelserving.tensor.TensorModel;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptors;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import javax.net.ssl.SSLContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Serves models over the Open Inference Protocol v2, gRPC and HTTP, until it is closed: then it says that it is not ready, refuses what
 * is new, finishes what is under way, and stops. Loopback by default.
 */
public final class InferenceServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InferenceServer.class);

    /** JSON is for people and small models; each request holds a thread. */
    private static final int HTTP_THREADS = 16;

    /** Of one connection at the same time; each may hold a whole request in memory. */
    private static final int MAX_CALLS = 1024;

    private final ServerOptions options;
    private final ModelRepository repository;
    private final Inference inference;
    private final HealthStatusManager health = new HealthStatusManager();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Server grpc;
    private final HttpServer http;
    private final ExecutorService httpThreads = Executors.newFixedThreadPool(HTTP_THREADS, task -> {
        Thread thread = new Thread(task, "slipstream-http");
        thread.setDaemon(true);
        return thread;
    });

    static {
        // Java's HTTP server takes these from the system, once: a client that never ends its request must not hold a
        // thread, and small answers must not wait for acknowledgements.
        limit("sun.net.httpserver.maxReqTime", "60");
        limit("sun.net.httpserver.maxRspTime", "120");
        limit("sun.net.httpserver.nodelay", "true");
    }

    private static void limit(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private InferenceServer(ServerOptions options) throws IOException {
        this.options = options;
        ServerMetrics metrics = new ServerMetrics();
        repository = new ModelRepository(options.batching(), metrics::listener);
        metrics.watch(repository);
        inference = new Inference(repository, metrics);
        TokenCheck token = new TokenCheck(options.token());
        InetAddress address = InetAddress.getByName(options.bind());
        ServerCredentials credentials = credentials();
        http = http(new InetSocketAddress(address, options.httpPort()));
        http.createContext("/", new RestApi(inference, token, ServerLimits.DEFAULT));
        http.setExecutor(httpThreads);
        grpc = NettyServerBuilder.forAddress(new InetSocketAddress(address, options.grpcPort()), credentials)
                .maxInboundMessageSize(ServerLimits.DEFAULT.maxRequestBytes())
                .maxConcurrentCallsPerConnection(MAX_CALLS)
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .intercept(token)
                .addService(ServerInterceptors.intercept(
                        ServerInterceptors.useInputStreamMessages(
                                new GrpcInferenceService(inference, ServerLimits.DEFAULT).bindService()),
                        new MessageCheck()))
                .addService(health.getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .build();
    }

    /**
     * Serves models that are loaded and warm, from now on its own; others are added to its {@link #repository}. Whoever reaches it
     * finds it ready.
     *
     * @throws IOException naming the port that cannot be opened or the certificate that cannot be used
     */
    public static InferenceServer start(ServerOptions options, List<? extends TensorModel> models) throws IOException {
        InferenceServer server = null;
        try {
            server = new InferenceServer(options);
            models.forEach(server.repository::add);
            try {
                server.grpc.start();
            } catch (IOException e) {
                throw notOpened("gRPC", options.bind(), options.grpcPort(), e);
            }
            server.http.start();
            return server;
        } catch (IOException | RuntimeException e) {
            if (server == null) {
                models.forEach(TensorModel::close);
            } else {
                server.close();
            }
            throw e;
        }
    }

    private HttpServer http(InetSocketAddress address) throws IOException {
        PemIdentity identity = options.identity();
        SSLContext context = identity == null ? null : identity.context();
        try {
            if (context == null) {
                return HttpServer.create(address, 0);
            }
            HttpsServer https = HttpsServer.create(address, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(context));
            return https;
        } catch (IOException e) {
            throw notOpened("HTTP", options.bind(), options.httpPort(), e);
        }
    }

    /** What the system says is deeper inside than it should be. */
    private static IOException notOpened(String protocol, String address, int port, IOException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new IOException(
                protocol + " port " + port + " on " + address + " cannot be opened: " + cause.getMessage(), failure);
    }

    private ServerCredentials credentials() throws IOException {
        PemIdentity identity = options.identity();
        if (identity == null) {
            return InsecureServerCredentials.create();
        }
        identity.context(); // says what is wrong with the files, where there is something
        return TlsServerCredentials.create(
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

    /** Without effect on the second call. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        inference.drain();
        health.enterTerminalState();
        repository.drainAndClose(options.drain());
        grpc.shutdown();
        httpThreads.shutdown();
        try {
            // Answers that models have given are still being written.
            if (!httpThreads.awaitTermination(5, TimeUnit.SECONDS) || !grpc.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("connections are cut that did not end by themselves");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        grpc.shutdownNow();
        http.stop(0);
    }
}
