package dev.slipstream.operators.health;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.record.FeedHealth;
import dev.slipstream.operators.describe.Segments;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Set;

/**
 * Keyed by feed: says when what a feed shows or sounds like cannot be right, and when it is again. Replayed segments, and those of an epoch
 * that has ended, are passed over; the shots count them.
 *
 * <p>State: one {@link FeedHealthState} per feed, of at most 4 KB. No timers: a condition lasts as long as segments show it, ingest ends
 * every epoch, and what it could not end the feed's next epoch ends.
 */
public final class FeedHealthFunction extends KeyedProcessFunction<String, HealthSignals, FeedHealth> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<FeedHealthState> states;
    private transient HealthMetrics metrics;

    @SuppressWarnings("NullAway.Init") // open() sets the transient fields.
    public FeedHealthFunction() {}

    @Override
    public void open(OpenContext context) {
        states = getRuntimeContext().getState(new ValueStateDescriptor<>("health", FeedHealthState.class));
        metrics = new HealthMetrics(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(HealthSignals signals, Context context, Collector<FeedHealth> out) throws IOException {
        FeedHealthState state = states.value();
        if (state == null) {
            state = FeedHealthState.before(signals.epoch);
        } else if (signals.epoch > state.epoch) {
            endAll(signals.feed, state, out);
            state = FeedHealthState.before(signals.epoch);
        }
        if (signals.epoch < state.epoch || signals.sequence <= state.sequence || state.ended) {
            return;
        }
        byte[] thumbnail = signals.thumbnail;
        if (signals.end || thumbnail == null) {
            endAll(signals.feed, state, out);
            states.update(state.ended(signals.sequence));
            return;
        }
        Set<Check> failed = state.take(signals, thumbnail);
        for (Check check : Check.values()) {
            FeedHealth health = failed.contains(check) ? ill(check, state, signals) : well(check, state, signals);
            if (health != null) {
                out.collect(health);
            }
            count(check, signals.feed, state);
        }
        states.update(state);
    }

    private @Nullable FeedHealth ill(Check check, FeedHealthState state, HealthSignals signals) {
        Spell spell = state.spells.computeIfAbsent(check.name(), name -> Spell.from(signals));
        spell.goOn();
        if (spell.active || signals.captureMicros - spell.sinceMicros < check.holdMicros) {
            return null;
        }
        spell.active = true;
        metrics.told(check);
        return health(check, signals.feed, state.epoch, spell)
                .setActive(true)
                .setTime(Segments.instant(signals.captureMicros))
                .setMediaTimeMicros(signals.mediaMicros)
                .setMessage(
                        HealthMessages.began(check, signals.feed, spell, state.loopSamples() * signals.durationMicros))
                .build();
    }

    private static @Nullable FeedHealth well(Check check, FeedHealthState state, HealthSignals signals) {
        Spell spell = state.spells.get(check.name());
        if (spell == null || !spell.recover(signals)) {
            return null;
        }
        state.spells.remove(check.name());
        return spell.active
                ? health(check, signals.feed, state.epoch, spell)
                        .setActive(false)
                        .setTime(Segments.instant(spell.wellMicros))
                        .setMediaTimeMicros(spell.mediaWellMicros)
                        .setMessage(HealthMessages.ended(check, signals.feed, spell))
                        .build()
                : null;
    }

    /** The epoch is over, and its conditions with it. */
    private void endAll(String feed, FeedHealthState state, Collector<FeedHealth> out) {
        for (Check check : Check.values()) {
            Spell spell = state.spells.remove(check.name());
            if (spell != null && spell.active) {
                out.collect(health(check, feed, state.epoch, spell)
                        .setActive(false)
                        .setTime(Segments.instant(state.endMicros))
                        .setMediaTimeMicros(state.mediaEndMicros)
                        .setMessage(HealthMessages.gone(check, feed, spell))
                        .build());
            }
            count(check, feed, state);
        }
    }

    private static FeedHealth.Builder health(Check check, String feed, long epoch, Spell spell) {
        return FeedHealth.newBuilder()
                .setId(Ids.health(feed, epoch, check.condition, spell.firstSequence))
                .setFeed(feed)
                .setEpoch(epoch)
                .setCondition(check.condition)
                .setSince(Segments.instant(spell.sinceMicros))
                .setMediaSinceMicros(spell.mediaSinceMicros);
    }

    private void count(Check check, String feed, FeedHealthState state) {
        Spell spell = state.spells.get(check.name());
        metrics.note(check, feed, spell != null && spell.active);
    }
}
