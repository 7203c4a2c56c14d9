package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.EditorialDecision;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.Locale;

/** Anything that says something about a unit: exactly one of the four is set. A Flink POJO. */
public class UnitSignal {
    /** In which signals of one time are taken in, whatever way they came. */
    static final Comparator<UnitSignal> ORDER =
            Comparator.comparingInt(UnitSignal::kind).thenComparing(UnitSignal::name);

    public String unit;
    public @Nullable FeedStretch stretch;
    public @Nullable SeenShot shot;
    public @Nullable ResultsMessage results;
    public @Nullable EditorialDecision decision;

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public UnitSignal() {}

    private UnitSignal(String unit) {
        this.unit = unit;
    }

    /** A feed that no unit is registered for is one of its own. */
    public static UnitSignal of(Segment segment) {
        UnitSignal signal = new UnitSignal(segment.getUnit() == null ? segment.getFeed() : segment.getUnit());
        signal.stretch = FeedStretch.of(segment);
        return signal;
    }

    public static UnitSignal of(Description description) {
        UnitSignal signal =
                new UnitSignal(description.getUnit() == null ? description.getFeed() : description.getUnit());
        signal.shot = SeenShot.of(description);
        return signal;
    }

    public static UnitSignal of(ResultsMessage results) {
        UnitSignal signal = new UnitSignal(results.getUnit());
        signal.results = results;
        return signal;
    }

    public static UnitSignal of(EditorialDecision decision) {
        UnitSignal signal = new UnitSignal(decision.getUnit());
        signal.decision = decision;
        return signal;
    }

    private int kind() {
        return results != null ? 0 : stretch != null ? 1 : shot != null ? 2 : 3;
    }

    private String name() {
        if (results != null) {
            return results.getKind() + "/" + String.format(Locale.ROOT, "%019d", results.getVersion());
        }
        if (stretch != null) {
            return stretch.feed + "/" + String.format(Locale.ROOT, "%019d/%019d", stretch.epoch, stretch.sequence);
        }
        if (shot != null) {
            return shot.feed + "/" + String.format(Locale.ROOT, "%019d", shot.startMicros) + shot.id + "/"
                    + String.format(Locale.ROOT, "%09d", shot.revision);
        }
        return decision == null ? "" : decision.getTime() + "/" + decision.getId();
    }
}
