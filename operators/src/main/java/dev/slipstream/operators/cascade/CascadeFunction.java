package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.ModelRollout;
import dev.slipstream.contracts.record.Outcome;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.describe.ShotSample;
import dev.slipstream.operators.inference.Budget;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Plans what is asked about each sample: the steps that are worth it, as far as the budget goes, and the version of each model, by
 * the rollouts that are broadcast. What is above the budget is shed, the lowest priority first: the sample goes on without that
 * step, marked and counted.
 *
 * <p>Broadcast state: one rollout per model, as many as the operator publishes. Budgets are no state (see {@link Budget}); each
 * subtask has its share of them. No timers.
 */
public final class CascadeFunction extends BroadcastProcessFunction<ShotSample, ModelRollout, PlannedSample> {
    private static final long serialVersionUID = 1L;
    private static final String ORIGIN = "cascade";

    /** State in which the rollouts are broadcast to this function. */
    public static final MapStateDescriptor<String, ModelRollout> ROLLOUTS =
            new MapStateDescriptor<>("rollouts", Types.STRING, new AvroTypeInfo<>(ModelRollout.class));

    /** Rollouts that make no sense. */
    public static final OutputTag<DeadLetter> FAILED =
            new OutputTag<>("cascade-failed", new AvroTypeInfo<>(DeadLetter.class));

    private final LinkedHashMap<String, Double> perSecond;
    private transient Map<String, Gate> gates;

    /** {@code perSecond}: what the whole job may ask per second, by step; 0 = without limit. Steps not named are never asked. */
    @SuppressWarnings("NullAway.Init") // open() sets the transient fields.
    public CascadeFunction(Map<String, Double> perSecond) {
        this.perSecond = new LinkedHashMap<>(perSecond);
    }

    @Override
    public void open(OpenContext context) {
        int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        gates = new LinkedHashMap<>();
        perSecond.forEach((step, rate) ->
                gates.put(step, new Gate(new Budget(rate / subtasks), metrics.counter(step + "AboveBudget"))));
    }

    @Override
    public void processBroadcastElement(ModelRollout rollout, Context context, Collector<PlannedSample> out)
            throws Exception {
        String problem = Rollouts.problem(rollout);
        if (problem == null) {
            context.getBroadcastState(ROLLOUTS).put(rollout.getModel(), rollout);
        } else if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            // Every subtask sees it; one tells.
            context.output(FAILED, refused(rollout, problem));
        }
    }

    private static DeadLetter refused(ModelRollout rollout, String problem) {
        return DeadLetter.newBuilder()
                .setId(Ids.deadLetter(ORIGIN, rollout.getModel()))
                .setOutcome(Outcome.FAILED)
                .setReason(Reason.ROLLOUT_INVALID.name())
                .setOrigin(ORIGIN)
                .setRecord(rollout.getModel())
                .setSamples(0)
                .setMessage("Rollout of model \"" + rollout.getModel() + "\": " + problem + "; "
                        + Reason.ROLLOUT_INVALID.remedy())
                // A rollout has no time of its own, and no operator reads the clock.
                .setTime(Instant.EPOCH)
                .build();
    }

    @Override
    public void processElement(ShotSample sample, ReadOnlyContext context, Collector<PlannedSample> out)
            throws Exception {
        PlannedSample planned = new PlannedSample(sample);
        if (!sample.end) {
            plan(planned, context.currentWatermark());
        }
        if (planned.steps.isEmpty()) {
            planned.sample = sample.withoutPicture();
        } else {
            double draw = Rollouts.draw(sample.segment.getId());
            for (Map.Entry<String, ModelRollout> rollout :
                    context.getBroadcastState(ROLLOUTS).immutableEntries()) {
                planned.routes.add(Rollouts.route(rollout.getValue(), draw));
            }
        }
        out.collect(planned);
    }

    /** {@code now}: the watermark, for one feed whose clock is ahead must not stop the time of all others. */
    private void plan(PlannedSample planned, long now) {
        ShotSample sample = planned.sample;
        Segment segment = sample.segment;
        gates.forEach((step, gate) -> {
            if (!isWorth(step, sample)) {
                return;
            }
            if (gate.budget().admit(segment.getFeed(), segment.getPriority(), now)) {
                planned.steps.add(step);
            } else {
                gate.shed().inc();
                // Nothing is missing without a look between the samples: they decide themselves.
                if (!step.equals(Step.CUTS)) {
                    planned.shed.add(step);
                }
            }
        });
    }

    /** The gates before this have found what is new; a caption is asked once a shot, being by far the dearest. */
    private static boolean isWorth(String step, ShotSample sample) {
        return switch (step) {
            case Step.CUTS -> sample.doubtful;
            case Step.CAPTION -> sample.readText && sample.firstOfShot;
            // A shot may turn out to begin where pictures were only compared; it needs a picture too.
            case Step.KEY_FRAME -> sample.readText || sample.doubtful;
            default -> sample.readText;
        };
    }

    /** A step's budget, and what it cost. */
    private record Gate(Budget budget, Counter shed) {}
}
