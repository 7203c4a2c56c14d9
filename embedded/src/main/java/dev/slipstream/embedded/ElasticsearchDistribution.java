package dev.slipstream.embedded;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The server's zip and our plugin, as the build put them into a folder, and how they become a server that can be
 * started. The zip is Elastic's and is fetched by whoever builds; it never goes into a jar of ours.
 */
final class ElasticsearchDistribution {
    /** System property: a folder that holds the two files, instead of the build's own. */
    static final String FOLDER_PROPERTY = "slipstream.elasticsearch.dist";

    private static final String MARKER = ".installed";
    private static final String PLUGINS = "plugins";
    private static final String PLUGIN = "slipstream-analysis";
    private static final String DESCRIPTOR = "plugin-descriptor.properties";

    /** What a single node on loopback does not need; saves half of the disk space. */
    private static final List<String> LEFT_OUT =
            List.of("bin/", "modules/apm/", "lib/tools/", "lib/platform/darwin", "lib/platform/windows");
    /** Except this one, without which the server does not start. */
    private static final String CONSOLE = "lib/tools/ansi-console/";

    private final Path server;
    private final Path plugin;

    private ElasticsearchDistribution(Path server, Path plugin) {
        this.server = server;
        this.plugin = plugin;
    }

    /** @throws FileNotFoundException that says what to do, if the build has not fetched the server */
    static ElasticsearchDistribution find() throws IOException {
        Properties built = new Properties();
        try (InputStream in = ElasticsearchDistribution.class.getResourceAsStream("dist.properties")) {
            if (in == null) {
                throw new FileNotFoundException("dist.properties is missing from the embedded module; build it anew");
            }
            built.load(in);
        }
        Path folder = Path.of(System.getProperty(FOLDER_PROPERTY, built.getProperty("folder")));
        return new ElasticsearchDistribution(
                existing(folder.resolve(built.getProperty("server"))),
                existing(folder.resolve(built.getProperty("plugin"))));
    }

    private static Path existing(Path file) throws FileNotFoundException {
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException("Embedded Elasticsearch cannot start: " + file
                    + " is missing. Run 'mvn process-classes -pl embedded -am', or set -D" + FOLDER_PROPERTY
                    + " to a folder that holds it.");
        }
        return file;
    }

    /** Unpacks the server and the plugin into {@code home}, unless just these are there already. */
    void install(Path home) throws IOException {
        String wanted = identity(server) + "\n" + identity(plugin) + "\n";
        Path marker = home.resolve(MARKER);
        if (Files.exists(marker) && Files.readString(marker).equals(wanted)) {
            return;
        }
        Folders.delete(home);
        createReadable(home);
        try (ZipFile zip = new ZipFile(server.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                unpack(zip, entries.nextElement(), home);
            }
        }
        Path plugins = home.resolve(PLUGINS);
        createReadable(plugins);
        Path folder = plugins.resolve(PLUGIN);
        createReadable(folder);
        Path jar = Files.copy(plugin, folder.resolve(plugin.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Folders.permit(jar, "rw-r--r--");
        try (ZipFile zip = new ZipFile(plugin.toFile())) {
            copyReadable(zip, zip.getEntry(DESCRIPTOR), folder.resolve(DESCRIPTOR));
        }
        Files.writeString(marker, wanted);
    }

    /** Name, size and time of a file: enough to notice a rebuilt plugin or another release. */
    private static String identity(Path file) throws IOException {
        return file.getFileName() + " " + Files.size(file) + " "
                + Files.getLastModifiedTime(file).toMillis();
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path home) throws IOException {
        String name = entry.getName().substring(entry.getName().indexOf('/') + 1); // without elasticsearch-<version>/
        if (name.isEmpty() || (LEFT_OUT.stream().anyMatch(name::startsWith) && !name.startsWith(CONSOLE))) {
            return;
        }
        Path target = home.resolve(name).normalize();
        if (!target.startsWith(home)) {
            throw new IOException(zip.getName() + " has an entry that leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            createReadable(target);
        } else {
            copyReadable(zip, entry, target);
        }
    }

    private static void copyReadable(ZipFile zip, ZipEntry entry, Path target) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, target);
        }
        Folders.permit(target, "rw-r--r--");
    }

    private static void createReadable(Path folder) throws IOException {
        Files.createDirectories(folder);
        Folders.permit(folder, "rwxr-xr-x");
    }
}
