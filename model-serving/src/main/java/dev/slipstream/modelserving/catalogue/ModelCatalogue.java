package dev.slipstream.modelserving.catalogue;

import dev.slipstream.modelserving.onnx.ClassPathFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models that are known: Slipstream's own, and an operator's that add to them or replace them by name. */
public final class ModelCatalogue {
    private static final String OWN = "dev/slipstream/modelserving/models.yaml";
    private static final int MAX_BYTES = 1 << 20;

    private final Map<String, CatalogueEntry> entries;

    private ModelCatalogue(Map<String, CatalogueEntry> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    /** The models that come with Slipstream. */
    public static ModelCatalogue builtIn() {
        return parse("models.yaml", ClassPathFile.read(OWN));
    }

    static ModelCatalogue parse(String origin, byte[] yaml) {
        Map<String, CatalogueEntry> entries = new LinkedHashMap<>();
        CatalogueParser.parse(origin, yaml).forEach(entry -> entries.put(entry.name(), entry));
        return new ModelCatalogue(entries);
    }

    /**
     * This catalogue with the models of a further file: new ones at the end, those of a known name in its place.
     *
     * @throws CatalogueException if the file cannot be read or says nonsense
     */
    public ModelCatalogue with(Path file) {
        Map<String, CatalogueEntry> all = new LinkedHashMap<>(entries);
        all.putAll(parse(file.toString(), read(file)).entries);
        return new ModelCatalogue(all);
    }

    private static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new CatalogueException("The catalogue " + file + " has more than " + MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new CatalogueException("The catalogue " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    public Collection<CatalogueEntry> entries() {
        return entries.values();
    }

    public Optional<CatalogueEntry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /**
     * The model of that name.
     *
     * @throws CatalogueException naming those that there are
     */
    public CatalogueEntry get(String name) {
        return find(name)
                .orElseThrow(() -> new CatalogueException("There is no model \"" + name + "\"; there are "
                        + String.join(", ", List.copyOf(entries.keySet()))));
    }
}
