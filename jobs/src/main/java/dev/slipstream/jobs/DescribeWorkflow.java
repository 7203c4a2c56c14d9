package dev.slipstream.jobs;

import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.FeedHealth;
import dev.slipstream.contracts.record.ModelRollout;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.cascade.AnalyseFunction;
import dev.slipstream.operators.cascade.AnalysisStepFactory;
import dev.slipstream.operators.cascade.CascadeFunction;
import dev.slipstream.operators.cascade.PlannedSample;
import dev.slipstream.operators.cascade.Step;
import dev.slipstream.operators.describe.DescribeFunction;
import dev.slipstream.operators.describe.EmbedFunction;
import dev.slipstream.operators.describe.EmbeddingCodecFactory;
import dev.slipstream.operators.describe.ReadSample;
import dev.slipstream.operators.describe.ShotFunction;
import dev.slipstream.operators.describe.ShotSample;
import dev.slipstream.operators.describe.words.Language;
import dev.slipstream.operators.health.FeedHealthFunction;
import dev.slipstream.operators.health.HealthSignals;
import dev.slipstream.operators.inference.EndpointFactory;
import dev.slipstream.operators.inference.Inference;
import dev.slipstream.operators.inference.InferenceLimits;
import dev.slipstream.operators.sample.SampleDecoderFactory;
import dev.slipstream.operators.sample.SampleFunction;
import dev.slipstream.operators.sample.SampledSegment;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From segments to descriptions: the part that live feeds, files and the archive share.
 *
 * <pre>
 *               ┌─► health (by feed)
 * segments ─► sample ─► shots (by feed) ─► cascade (rollouts broadcast) ─► analysis (async)
 *              ├─ failed   ├─ late           ├─ failed                          │
 *              │           │                 │        results (broadcast) ─► describe (by feed) ─► embed (async)
 *              │           │                 │                                  ├─ late, failed
 *              └───────────┴─────────────────┴────── dead letters ──────────────┘
 * </pre>
 */
final class DescribeWorkflow {
    /** An embedding is a few milliseconds; more at a time only hold memory. */
    private static final int EMBEDDINGS_IN_PROCESS = 4;

    /** A correction of a play-by-play revises the shots of all feeds of its unit at once. */
    private static final int EMBEDDING_QUEUE = 100;

    private static final Duration BOUNDED_TIMEOUT = Duration.ofMinutes(2);

    private DescribeWorkflow() {}

    /**
     * The models, opened where the operators run.
     *
     * @param steps by their names, in the order in which they are planned
     */
    record Models(
            SampleDecoderFactory decoder,
            EndpointFactory endpoint,
            Map<String, AnalysisStepFactory> steps,
            EmbeddingCodecFactory embedding) {}

    /**
     * What comes in.
     *
     * @param knownAtStart official lists that no message will bring, for bounded runs
     */
    record Inputs(
            DataStream<Segment> segments,
            DataStream<ResultsMessage> results,
            List<ResultsMessage> knownAtStart,
            DataStream<ModelRollout> rollouts) {}

    /** Whether what cannot be done in time is left out, or waited for. */
    enum Pace {
        /** Feeds do not wait: budgets hold, and what is above them is shed. */
        LIVE,
        /** The media waits: everything that is worth it is asked, as fast as the models go. */
        BOUNDED
    }

    /** What comes out. */
    record Outputs(
            DataStream<Description> descriptions, DataStream<FeedHealth> health, DataStream<DeadLetter> deadLetters) {}

    static Outputs define(Inputs inputs, Models models, Pace pace, ReadableConfig settings) {
        SingleOutputStreamOperator<SampledSegment> sampled = inputs.segments()
                .process(new SampleFunction(models.decoder()))
                .name("sample")
                .uid("sample");
        // The signals are made beside the sample, so that its picture crosses the network for the shots alone.
        SingleOutputStreamOperator<FeedHealth> health = sampled.map(HealthSignals::of)
                .name("health-signals")
                .uid("health-signals")
                .keyBy(signals -> signals.feed)
                .process(new FeedHealthFunction())
                .name("health")
                .uid("health");
        SingleOutputStreamOperator<ShotSample> shots = sampled.keyBy(sample -> sample.segment.getFeed())
                .process(new ShotFunction())
                .name("shots")
                .uid("shots");
        SingleOutputStreamOperator<PlannedSample> planned = shots.connect(
                        inputs.rollouts().broadcast(CascadeFunction.ROLLOUTS))
                .process(new CascadeFunction(budgets(models.steps().keySet(), pace, settings)))
                .name("cascade")
                .uid("cascade");
        SingleOutputStreamOperator<ReadSample> read = Inference.of(
                        planned,
                        new AnalyseFunction(
                                models.decoder(),
                                models.endpoint(),
                                ModelEndpoint.lanes(settings),
                                analysisLimits(pace, settings),
                                List.copyOf(models.steps().values())),
                        TypeInformation.of(ReadSample.class))
                .name("analysis")
                .uid("analysis");
        SingleOutputStreamOperator<Description> described = read.keyBy(sample -> sample.sample.segment.getFeed())
                .connect(inputs.results().broadcast(DescribeFunction.ROSTERS))
                .process(new DescribeFunction(inputs.knownAtStart(), languages(settings)))
                .name("describe")
                .uid("describe");
        SingleOutputStreamOperator<Description> embedded = Inference.of(
                        described,
                        new EmbedFunction(
                                models.endpoint(),
                                ModelEndpoint.lanes(settings),
                                embeddingLimits(pace, settings),
                                models.embedding(),
                                pace == Pace.LIVE ? settings.get(InferenceOptions.EMBEDDINGS_BUDGET) : 0),
                        new AvroTypeInfo<>(Description.class))
                .name("embed")
                .uid("embed");
        DataStream<DeadLetter> deadLetters = sampled.getSideOutput(SampleFunction.FAILED)
                .union(
                        shots.getSideOutput(ShotFunction.LATE),
                        planned.getSideOutput(CascadeFunction.FAILED),
                        described.getSideOutput(DescribeFunction.LATE),
                        described.getSideOutput(DescribeFunction.FAILED));
        return new Outputs(embedded, health, deadLetters);
    }

    private static List<Language> languages(ReadableConfig settings) {
        try {
            return Language.list(settings.get(SlipstreamOptions.DESCRIBE_LANGUAGES));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(SlipstreamOptions.DESCRIBE_LANGUAGES.key() + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Double> budgets(Set<String> steps, Pace pace, ReadableConfig settings) {
        Map<String, Double> perSecond = new LinkedHashMap<>();
        for (String step : steps) {
            double live = switch (step) {
                case Step.CUTS -> settings.get(InferenceOptions.CUTS_BUDGET);
                case Step.TEXT -> settings.get(InferenceOptions.TEXT_BUDGET);
                case Step.OBJECTS -> settings.get(InferenceOptions.OBJECTS_BUDGET);
                case Step.KEY_FRAME -> settings.get(InferenceOptions.KEY_FRAMES_BUDGET);
                case Step.CAPTION -> settings.get(InferenceOptions.CAPTIONS_BUDGET);
                default -> throw new IllegalArgumentException("Step " + step + " has no budget");
            };
            // The dearest step keeps its budget in bounded runs too.
            perSecond.put(step, pace == Pace.LIVE || step.equals(Step.CAPTION) ? live : 0.0);
        }
        return perSecond;
    }

    private static InferenceLimits embeddingLimits(Pace pace, ReadableConfig settings) {
        return switch (pace) {
            case LIVE ->
                InferenceLimits.shedding(
                        1, EMBEDDINGS_IN_PROCESS, EMBEDDING_QUEUE, settings.get(InferenceOptions.EMBEDDING_TIMEOUT));
            case BOUNDED -> InferenceLimits.waiting(1, EMBEDDINGS_IN_PROCESS, BOUNDED_TIMEOUT);
        };
    }

    private static InferenceLimits analysisLimits(Pace pace, ReadableConfig settings) {
        int threads = settings.get(InferenceOptions.ANALYSIS_THREADS);
        int inProcess = settings.get(InferenceOptions.ANALYSIS_IN_PROCESS);
        return switch (pace) {
            case LIVE ->
                InferenceLimits.shedding(
                        threads,
                        inProcess,
                        settings.get(InferenceOptions.ANALYSIS_QUEUE),
                        settings.get(InferenceOptions.ANALYSIS_TIMEOUT));
            // Nothing is late in a bounded run; the limit is for a model that hangs.
            case BOUNDED -> InferenceLimits.waiting(threads, inProcess, BOUNDED_TIMEOUT);
        };
    }
}
