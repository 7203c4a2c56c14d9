package dev.slipstream.modelserving.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the axes of a tensor in the written network stand to those the original means: {@code meant = transpose(written,
 * axes)}. It lets transposes of the original stay on paper until an operator insists on an order.
 *
 * @param axes a permutation; empty where both orders are the same, whatever the rank
 */
record Layout(List<Integer> axes) {
    static final Layout PLAIN = new Layout(List.of());

    /** Channels are meant last and written first, as ONNX wants pictures. */
    static final Layout CHANNELS_LAST = new Layout(List.of(0, 2, 3, 1));

    Layout {
        List<Integer> given = List.copyOf(axes);
        axes = IntStream.range(0, given.size()).allMatch(i -> given.get(i) == i) ? List.of() : given;
    }

    boolean plain() {
        return axes.isEmpty();
    }

    /** The layout of {@code transpose(meant, permutation)} over the same written tensor. */
    Layout then(List<Integer> permutation) {
        if (plain()) {
            return new Layout(permutation);
        }
        List<Integer> composed = new ArrayList<>();
        permutation.forEach(axis -> composed.add(axes.get(axis)));
        return new Layout(composed);
    }

    /** The permutation that makes the written order out of the meant one. */
    List<Integer> inverse() {
        return IntStream.range(0, axes.size()).mapToObj(axes::indexOf).toList();
    }

    /** The written axis for one that is meant; negative ones count from the end, and stay so where the rank is open. */
    int written(int axis) {
        return plain() ? axis : axes.get(axis < 0 ? axis + axes.size() : axis);
    }
}
