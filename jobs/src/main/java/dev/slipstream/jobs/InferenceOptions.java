package dev.slipstream.jobs;

import org.apache.flink.configuration.ConfigOption;

import java.time.Duration;
import java.util.List;

import static org.apache.flink.configuration.ConfigOptions.key;

/** The settings about models: where they run, what may be asked of them, and how long anything waits. */
public final class InferenceOptions {
    public static final ConfigOption<String> ENDPOINT = key("slipstream.inference.endpoint")
            .stringType()
            .defaultValue("embedded:")
            .withDescription(
                    "Where models run: embedded: in the TaskManager; grpc://host:port or grpcs://host:port at a"
                            + " server that speaks the Open Inference Protocol v2 (./slipstream models serve, Triton, KServe).");

    public static final ConfigOption<String> TRUST = key("slipstream.inference.tls.trust")
            .stringType()
            .noDefaultValue()
            .withDescription("PEM file of the certificates that grpcs:// trusts; without it the machine's.");

    public static final ConfigOption<String> TOKEN_FILE = key("slipstream.inference.token-file")
            .stringType()
            .noDefaultValue()
            .withDescription("File that holds the token which the server asks for; read where the operator runs.");

    public static final ConfigOption<Integer> THREADS = key("slipstream.inference.threads")
            .intType()
            .defaultValue(2)
            .withDescription("Models that run at the same time in one TaskManager process, with embedded:.");

    public static final ConfigOption<String> DEVICE = key("slipstream.inference.device")
            .stringType()
            .defaultValue("auto")
            .withDescription("auto, cpu, cuda or cuda:N, with embedded:; auto takes the GPU where there is one.");

    public static final ConfigOption<String> CATALOGUE = key("slipstream.inference.catalogue")
            .stringType()
            .noDefaultValue()
            .withDescription("Catalogue of the operator's own (YAML) that adds models or replaces them by name, with"
                    + " embedded:.");

    public static final ConfigOption<String> FOLDER = key("slipstream.inference.models-folder")
            .stringType()
            .noDefaultValue()
            .withDescription("Folder of the fetched models, with embedded:; without it $SLIPSTREAM_MODELS, else"
                    + " .slipstream/models.");

    public static final ConfigOption<Integer> MAX_BATCH = key("slipstream.inference.batch.max-size")
            .intType()
            .defaultValue(1)
            .withDescription(
                    "Most rows in one run of a model, over all feeds. 1 is best on processors, 8 to 32 on GPUs.");

    public static final ConfigOption<Duration> MAX_DELAY = key("slipstream.inference.batch.max-delay")
            .durationType()
            .defaultValue(Duration.ofMillis(5))
            .withDescription("How long the first row of a batch waits for others.");

    public static final ConfigOption<Integer> IN_FLIGHT = key("slipstream.inference.in-flight")
            .intType()
            .defaultValue(4)
            .withDescription(
                    "Most runs of one model under way at the same time; halved while the endpoint is overloaded.");

    public static final ConfigOption<Integer> TRIES = key("slipstream.inference.tries")
            .intType()
            .defaultValue(3)
            .withDescription(
                    "Tries of one question within its time, where the endpoint is out of reach or overloaded.");

    public static final ConfigOption<Integer> ANALYSIS_THREADS = key("slipstream.analysis.threads")
            .intType()
            .defaultValue(1)
            .withDescription("Threads per subtask that decode pictures and prepare questions.");

    public static final ConfigOption<Integer> ANALYSIS_IN_PROCESS = key("slipstream.analysis.in-process")
            .intType()
            .defaultValue(2)
            .withDescription("Decoded pictures per subtask; a full HD picture and its tensors take about 20 MB.");

    public static final ConfigOption<Integer> ANALYSIS_QUEUE = key("slipstream.analysis.queue")
            .intType()
            .defaultValue(64)
            .withDescription(
                    "Pictures per subtask that may wait; above, those of the lowest priority are shed, counted.");

    public static final ConfigOption<Duration> ANALYSIS_TIMEOUT = key("slipstream.analysis.timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(2))
            .withDescription(
                    "After this a sample goes on without what the models had to say, marked degraded. Captions come within it"
                            + " or not at all: where there is an endpoint for them, give it the time that it needs; a feed's own"
                            + " descriptions wait as long.");

    public static final ConfigOption<Double> TEXT_BUDGET = key("slipstream.analysis.text.per-second")
            .doubleType()
            .defaultValue(1.5)
            .withDescription(
                    "Pictures per second whose text the job reads, by the feeds' priority; 0 = all that are worth"
                            + " it. Reading takes a quarter of a second of one core, and the default is for two: above what the"
                            + " machine can do, everything comes later. Bounded runs read all.");

    public static final ConfigOption<String> DETECTOR = key("slipstream.analysis.detector")
            .stringType()
            .defaultValue("auto")
            .withDescription(
                    "Which model finds people and things: a detector of the catalogue, hog (OpenCV's heuristic),"
                            + " none, or auto: the best that is there, else hog. With another endpoint than embedded: name one.");

    public static final ConfigOption<Double> CUTS_BUDGET = key("slipstream.analysis.cuts.per-second")
            .doubleType()
            .defaultValue(4.0)
            .withDescription(
                    "Seconds of video per second that the job decodes whole, by the feeds' priority, to tell a cut from a"
                            + " fast pan and to time it; 0 = all that are in doubt. Each takes a twentieth of a second of one core"
                            + " at 720p. Bounded runs look into all.");

    public static final ConfigOption<Double> OBJECTS_BUDGET = key("slipstream.analysis.objects.per-second")
            .doubleType()
            .defaultValue(1.0)
            .withDescription(
                    "Pictures per second in which the job looks for people and things, by the feeds' priority; 0 ="
                            + " all that are worth it. Bounded runs look in all.");

    public static final ConfigOption<Double> KEY_FRAMES_BUDGET = key("slipstream.analysis.keyframes.per-second")
            .doubleType()
            .defaultValue(4.0)
            .withDescription(
                    "Pictures per second that the job stores as JPEG files in the media store, by the feeds' priority;"
                            + " one of a shot's becomes its key frame; 0 = all that are worth it. Each takes a two-hundredth of"
                            + " a second of one core at 720p. Bounded runs store all.");

    public static final ConfigOption<String> CAPTIONS_ENDPOINT = key("slipstream.captions.endpoint")
            .stringType()
            .noDefaultValue()
            .withDescription("Where a vision-language model writes captions: openai:https://host/v1, any API compatible"
                    + " with OpenAI's; http only on this machine. Without it there are none.");

    public static final ConfigOption<String> CAPTIONS_MODEL = key("slipstream.captions.model")
            .stringType()
            .noDefaultValue()
            .withDescription("Name of the model at that endpoint.");

    public static final ConfigOption<String> CAPTIONS_KEY_FILE = key("slipstream.captions.api-key-file")
            .stringType()
            .noDefaultValue()
            .withDescription("File that holds the endpoint's API key; read where the operator runs.");

    public static final ConfigOption<Double> CAPTIONS_BUDGET = key("slipstream.captions.per-second")
            .doubleType()
            .defaultValue(0.2)
            .withDescription(
                    "Captions per second that the job asks for, by the feeds' priority; 0 = one for each shot.");

    public static final ConfigOption<Double> EMBEDDINGS_BUDGET = key("slipstream.describe.embeddings.per-second")
            .doubleType()
            .defaultValue(8.0)
            .withDescription(
                    "Descriptions per second that get an embedding of their own, those of closed shots first; the others keep"
                            + " that of the revision before, if there was one, and are marked degraded; 0 = all. Bounded runs"
                            + " embed all.");

    public static final ConfigOption<Duration> EMBEDDING_TIMEOUT = key("slipstream.describe.embedding.timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(1))
            .withDescription(
                    "After this the description goes out with the embedding of the revision before, or without one, marked"
                            + " degraded. Bounded runs wait.");

    /** All of them, in the order of the reference. */
    static final List<ConfigOption<?>> ALL = List.of(
            ENDPOINT,
            TRUST,
            TOKEN_FILE,
            THREADS,
            DEVICE,
            CATALOGUE,
            FOLDER,
            MAX_BATCH,
            MAX_DELAY,
            IN_FLIGHT,
            TRIES,
            ANALYSIS_THREADS,
            ANALYSIS_IN_PROCESS,
            ANALYSIS_QUEUE,
            ANALYSIS_TIMEOUT,
            CUTS_BUDGET,
            TEXT_BUDGET,
            DETECTOR,
            OBJECTS_BUDGET,
            KEY_FRAMES_BUDGET,
            CAPTIONS_ENDPOINT,
            CAPTIONS_MODEL,
            CAPTIONS_KEY_FILE,
            CAPTIONS_BUDGET,
            EMBEDDINGS_BUDGET,
            EMBEDDING_TIMEOUT);

    private InferenceOptions() {}
}
