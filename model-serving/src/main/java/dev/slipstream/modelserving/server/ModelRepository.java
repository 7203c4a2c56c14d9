package dev.slipstream.modelserving.server;

import dev.slipstream.modelserving.server.RefusedException.Reason;
import dev.slipstream.modelserving.tensor.TensorModel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The versions of models that are loaded, and which of each answers where none is named. Switching that is one step: requests that
 * were let in before end on the version they were let in to. Thread-safe.
 */
public final class ModelRepository {
    private final BatcherOptions options;
    private final BiFunction<String, String, BatchListener> listeners;

    // Guarded by this.
    private final Map<String, Map<String, ServedModel>> models = new TreeMap<>();
    private final Map<String, String> defaults = new TreeMap<>();

    /** {@code listeners}: who is told about the batches of a model, by name and version. */
    ModelRepository(BatcherOptions options, BiFunction<String, String, BatchListener> listeners) {
        this.options = options;
        this.listeners = listeners;
    }

    /** Adds a version that is loaded and warm; the first one of a model is its default. A version that is there is replaced. */
    public void add(TensorModel model) {
        String name = model.info().name();
        String version = model.info().version();
        ServedModel served = new ServedModel(model, options, listeners.apply(name, version));
        ServedModel replaced;
        synchronized (this) {
            replaced = models.computeIfAbsent(name, n -> new TreeMap<>()).put(version, served);
            defaults.putIfAbsent(name, version);
        }
        if (replaced != null) {
            replaced.retire();
        }
    }

    /** Makes a version the default; {@link RefusedException} where it is not loaded. */
    public synchronized void setDefault(String name, String version) {
        if (!models.getOrDefault(name, Map.of()).containsKey(version)) {
            throw unknown(name, version);
        }
        defaults.put(name, version);
    }

    /** Lets a version go once nobody uses it; the default cannot be let go. */
    public void remove(String name, String version) {
        ServedModel removed;
        synchronized (this) {
            if (version.equals(defaults.get(name))) {
                throw new RefusedException(
                        Reason.INVALID, "Version " + version + " of model " + name + " is the default; switch first");
            }
            removed = models.getOrDefault(name, Map.of()).remove(version);
        }
        if (removed == null) {
            throw unknown(name, version);
        }
        removed.retire();
    }

    /** The model to ask, in use until {@link ServedModel#release}; an empty version is the default. */
    synchronized ServedModel acquire(String name, String version) {
        ServedModel model = find(name, version);
        if (!model.acquire()) {
            throw unknown(name, version);
        }
        return model;
    }

    /** The model without using it. */
    synchronized ServedModel find(String name, String version) {
        Map<String, ServedModel> versions = models.getOrDefault(name, Map.of());
        ServedModel model = versions.get(version.isEmpty() ? defaults.getOrDefault(name, "") : version);
        if (model == null) {
            throw unknown(name, version);
        }
        return model;
    }

    private static RefusedException unknown(String name, String version) {
        return new RefusedException(
                Reason.UNKNOWN,
                "Model " + name + (version.isEmpty() ? "" : " of version " + version) + " is not loaded");
    }

    synchronized List<String> names() {
        return List.copyOf(models.keySet());
    }

    /** Versions of a model, the default first. */
    synchronized List<String> versions(String name) {
        List<String> versions =
                new ArrayList<>(models.getOrDefault(name, Map.of()).keySet());
        String first = defaults.get(name);
        if (first != null && versions.remove(first)) {
            versions.add(0, first);
        }
        return versions;
    }

    private synchronized Collection<ServedModel> all() {
        return models.values().stream()
                .flatMap(versions -> versions.values().stream())
                .toList();
    }

    synchronized int waiting() {
        return all().stream().mapToInt(ServedModel::waiting).sum();
    }

    /** Finishes what was let in, refuses the rest, and frees every model. */
    void drainAndClose(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (ServedModel model : all()) {
            try {
                model.drain(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        all().forEach(ServedModel::shutDown);
    }
}
