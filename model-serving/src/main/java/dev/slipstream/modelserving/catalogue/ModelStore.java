package dev.slipstream.modelserving.catalogue;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.onnx.ClassPathFile;
import dev.slipstream.modelserving.tensor.Weights;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of models that were fetched or put there. Bytes are handed out only if they are those of the catalogue, so a
 * file that was swapped, cut short or changed on disk never reaches an engine.
 */
public final class ModelStore {
    private final Path folder;

    public ModelStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * The folder that is configured: the property {@code slipstream.models}, else the variable {@code SLIPSTREAM_MODELS},
     * else {@code .slipstream/models} in the checkout, or at home where there is none.
     */
    public static ModelStore configured() {
        return new ModelStore(folder(
                System.getProperty("slipstream.models"),
                System.getenv(),
                System.getProperty("slipstream.root"),
                System.getProperty("user.home", ".")));
    }

    static Path folder(@Nullable String property, Map<String, String> environment, @Nullable String root, String home) {
        if (property != null && !property.isBlank()) {
            return Path.of(property);
        }
        String variable = environment.get("SLIPSTREAM_MODELS");
        if (variable != null && !variable.isBlank()) {
            return Path.of(variable);
        }
        return Path.of(root != null && !root.isBlank() ? root : home, ".slipstream", "models");
    }

    public Path folder() {
        return folder;
    }

    /** Where the model's file is or would be; what is on the class path has no such place. */
    public Path place(CatalogueEntry entry) {
        String name = entry.source() instanceof ModelSource.Operator operator ? operator.file() : entry.file();
        Path place = folder.resolve(name).normalize();
        if (!folder.equals(place.getParent())) {
            throw new CatalogueException("Model " + entry.name() + ": the file " + name + " is not in " + folder);
        }
        return place;
    }

    /**
     * The model's bytes, if they are there.
     *
     * @throws CatalogueException if they are there and are not those of the catalogue, or cannot be read
     */
    public Optional<Weights> find(CatalogueEntry entry) {
        Optional<byte[]> bytes =
                entry.source() instanceof ModelSource.Maven maven ? onClassPath(maven.path()) : inFolder(entry);
        return bytes.map(found -> checked(entry, found));
    }

    /**
     * A file that belongs to a model, such as its alphabet: one of the folder, else one of the class path.
     *
     * @throws CatalogueException if it is in neither, or cannot be read
     */
    public byte[] companion(CatalogueEntry entry, String name) {
        Path place = folder.resolve(name).normalize();
        if (folder.equals(place.getParent()) && Files.exists(place)) {
            return read(entry, place).orElseThrow();
        }
        return onClassPath(name)
                .orElseThrow(() -> new CatalogueException("Model " + entry.name() + ": " + name + " is neither in "
                        + folder + " nor on the class path; put it into the folder"));
    }

    private static Optional<byte[]> onClassPath(String path) {
        if (ModelStore.class.getResource("/" + path) == null) {
            return Optional.empty();
        }
        return Optional.of(ClassPathFile.read(path));
    }

    private Optional<byte[]> inFolder(CatalogueEntry entry) {
        return read(entry, place(entry));
    }

    private static Optional<byte[]> read(CatalogueEntry entry, Path place) {
        try (InputStream in = Files.newInputStream(place)) {
            byte[] bytes = in.readNBytes(Weights.MAX_BYTES);
            if (in.read() >= 0) {
                throw new CatalogueException("Model " + entry.name() + ": " + place + " has more than "
                        + Weights.MAX_BYTES + " bytes; " + remedy(entry));
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CatalogueException(
                    "Model " + entry.name() + ": " + place + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Weights checked(CatalogueEntry entry, byte[] bytes) {
        String found = Weights.sha256(bytes);
        if (!found.equals(entry.sha256())) {
            String place = entry.source() instanceof ModelSource.Maven maven
                    ? maven.path() + " on the class path"
                    : place(entry).toString();
            throw new CatalogueException("Model " + entry.name() + ": " + place + " has SHA-256 " + found
                    + ", expected is " + entry.sha256() + "; " + remedy(entry));
        }
        return new Weights(new ModelInfo(entry.name(), entry.version(), found), bytes);
    }

    private static String remedy(CatalogueEntry entry) {
        if (entry.pullable()) {
            return "fetch it again with ./slipstream models pull " + entry.name();
        }
        return entry.source() instanceof ModelSource.Operator
                ? "put the right file there, or correct the catalogue"
                : "use the version of the package that the catalogue names";
    }

    /**
     * Puts a model's bytes into the folder, all at once: whoever reads meanwhile sees the old file or the new one.
     *
     * @throws CatalogueException if they are not those of the catalogue
     */
    public Path put(CatalogueEntry entry, byte[] bytes) {
        checked(entry, bytes);
        Path place = place(entry);
        try {
            Files.createDirectories(folder);
            // Not a temporary file of Java's, which nobody else could read: engines may run under another account.
            Path half = folder.resolve(
                    "." + entry.file() + "." + ProcessHandle.current().pid() + ".part");
            try {
                Files.write(half, bytes);
                Files.move(half, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Model " + entry.name() + " cannot be written to " + place, e);
        }
        return place;
    }
}
