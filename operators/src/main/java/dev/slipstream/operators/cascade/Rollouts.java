package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.record.ModelRollout;
import dev.slipstream.operators.inference.ModelRoute;
import org.apache.flink.util.MathUtils;
import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** What a rollout means for one sample. Pure. */
final class Rollouts {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private Rollouts() {}

    /** What is wrong with it, without a full stop; null where nothing is. */
    static @Nullable String problem(ModelRollout rollout) {
        if (!NAME.matcher(rollout.getModel()).matches()) {
            return "its model is no name";
        }
        String candidate = rollout.getCandidate();
        if ((!rollout.getStable().isEmpty()
                        && !NAME.matcher(rollout.getStable()).matches())
                || (candidate != null && !NAME.matcher(candidate).matches())) {
            return "a version is no name";
        }
        if (!(rollout.getShare() >= 0 && rollout.getShare() <= 1)) {
            return "its share " + rollout.getShare() + " is not between 0 and 1";
        }
        if (candidate == null && (rollout.getShare() > 0 || rollout.getShadow())) {
            return "it has a share or a shadow and no candidate";
        }
        return null;
    }

    /** The versions that a sample asks; {@code draw} in [0, 1) is the sample's own and never changes. */
    static ModelRoute route(ModelRollout rollout, double draw) {
        String candidate = rollout.getCandidate();
        boolean tried = candidate != null && draw < rollout.getShare();
        return new ModelRoute(
                rollout.getModel(),
                tried ? candidate : rollout.getStable(),
                rollout.getStable(),
                rollout.getShadow() && !tried ? candidate : null);
    }

    /** A number in [0, 1) that follows from the id alone, evenly spread over ids. */
    static double draw(String id) {
        return MathUtils.murmurHash(id.hashCode()) / (Integer.MAX_VALUE + 1.0);
    }
}
