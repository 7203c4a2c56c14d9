package dev.slipstream.jobs;

import dev.slipstream.modelserving.catalogue.ModelCatalogue;
import dev.slipstream.modelserving.detect.Detectors;
import dev.slipstream.modelserving.detect.HogObjectTask;
import dev.slipstream.modelserving.detect.ObjectTask;
import dev.slipstream.modelserving.detect.ObjectTasks;
import dev.slipstream.operators.cascade.AnalysisStep;
import dev.slipstream.operators.cascade.AnalysisStepFactory;
import dev.slipstream.operators.cascade.ObjectsStep;
import org.apache.flink.configuration.ReadableConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Which detector looks for people: the one that the settings name, or the best whose file is there, or OpenCV's heuristic, which is said
 * once.
 *
 * @param choice auto, hog, or a name of the catalogue
 */
record DetectorChoice(String choice, ModelFiles files) implements AnalysisStepFactory {
    private static final Logger LOG = LoggerFactory.getLogger(DetectorChoice.class);
    private static final AtomicBoolean SAID = new AtomicBoolean();

    /** Empty where nobody is to be looked for. */
    static Optional<DetectorChoice> of(ReadableConfig settings) {
        String choice = settings.get(InferenceOptions.DETECTOR);
        return choice.equals("none")
                ? Optional.empty()
                : Optional.of(new DetectorChoice(choice, ModelFiles.of(settings)));
    }

    @Override
    public AnalysisStep open() {
        return new ObjectsStep(task());
    }

    private ObjectTask task() {
        ModelCatalogue catalogue = files.catalogue();
        return switch (choice) {
            case "hog" -> new HogObjectTask();
            case "auto" ->
                Detectors.best(catalogue, files.store())
                        .<ObjectTask>map(ObjectTasks::of)
                        .orElseGet(DetectorChoice::heuristic);
            default -> ObjectTasks.of(catalogue.get(choice));
        };
    }

    private static ObjectTask heuristic() {
        if (SAID.compareAndSet(false, true)) {
            LOG.warn(
                    "No detector is there, so people are looked for with a heuristic that misses most athletes in motion;"
                            + " ./slipstream models pull nanodet fetches one");
        }
        return new HogObjectTask();
    }
}
