package dev.slipstream.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command line that Elasticsearch 8.19's own launcher would use, for a small single node. Starting the server class
 * directly saves the launcher's second JVM and shell script, and ties the server's life to ours.
 *
 * <p>Source: {@code SystemJvmOptions} and {@code ServerProcessBuilder} of elasticsearch 8.19, tools/server-cli.
 */
final class ElasticsearchCommand {
    private static final String MAIN = "org.elasticsearch.server/org.elasticsearch.bootstrap.Elasticsearch";
    /** Modules to which the entitlement bridge, patched into java.base, is exported. */
    private static final String BRIDGE_READERS = "org.elasticsearch.entitlement,java.logging,java.net.http,java.naming,"
            + "jdk.net,jdk.zipfs,jdk.management.agent";

    private ElasticsearchCommand() {}

    static List<String> of(ElasticsearchFolder folder, EmbeddedElasticsearch.Options options) throws IOException {
        Path home = folder.home();
        int java = Runtime.version().feature();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + options.heap(),
                "-Xmx" + options.heap(),
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:MaxDirectMemorySize=256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-OmitStackTraceInFastThrow",
                "-XX:+EnableDynamicAgentLoading",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + folder.temporary(),
                "-Djdk.attach.allowAttachSelf=true",
                "-Djna.nosys=true",
                "-Dio.netty.noUnsafe=true",
                "-Dio.netty.noKeySetOptimization=true",
                "-Dio.netty.recycler.maxCapacityPerThread=0",
                "-Dlog4j.shutdownHookEnabled=false",
                "-Dlog4j2.disable.jmx=true",
                "-Dlog4j2.formatMsgNoLookups=true",
                "-Dorg.apache.lucene.vectorization.upperJavaFeatureVersion=" + java,
                "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
                "-Des.networkaddress.cache.ttl=60",
                "-Des.networkaddress.cache.negative.ttl=10",
                "-Des.path.home=" + home,
                "-Des.distribution.type=zip",
                "-Des.java.type=ES_JAVA_HOME",
                "--patch-module=java.base=" + bridge(home),
                "--add-exports=java.base/org.elasticsearch.entitlement.bridge=" + BRIDGE_READERS));
        if (options.temporary()) {
            // Half of the start's processor time is the optimizing compiler's, which pays off only much later.
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(forJava(java));
        command.addAll(List.of(
                "--module-path=" + home.resolve("lib"),
                "--add-modules=jdk.net",
                "--add-modules=jdk.management.agent",
                "--add-modules=ALL-MODULE-PATH",
                "-m",
                MAIN));
        return command;
    }

    private static List<String> forJava(int version) {
        List<String> options = new ArrayList<>();
        if (version < 23) {
            options.add("-Djava.locale.providers=SPI,COMPAT");
        }
        if (version >= 20) {
            options.add("--add-modules=jdk.incubator.vector");
        }
        if (version >= 21) {
            options.add("--enable-native-access=org.elasticsearch.nativeaccess,org.apache.lucene.core");
        }
        if (version >= 24) {
            options.add("--illegal-native-access=deny");
        }
        return options;
    }

    private static Path bridge(Path home) throws IOException {
        Path folder = home.resolve("lib/entitlement-bridge");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(folder + " holds no jar; delete " + home + " and start again"));
        }
    }
}
