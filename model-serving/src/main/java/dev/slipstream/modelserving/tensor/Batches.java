package dev.slipstream.modelserving.tensor;

import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** Puts requests together along their outermost axis, and cuts the outputs apart again. Pure, but for the queue it takes from. */
public final class Batches {
    private Batches() {}

    /** Rows of all requests. */
    public static int rows(Iterable<? extends RowRequest> requests) {
        int rows = 0;
        for (RowRequest request : requests) {
            rows += request.rows();
        }
        return rows;
    }

    /**
     * Takes the first request out of the queue, and those behind it that fit into one batch with it.
     *
     * @param most rows of the batch; the first request goes even where it alone has more
     * @param mayJoin whether a request may have neighbours
     */
    public static <R extends RowRequest> List<R> take(Deque<R> queue, int most, Predicate<R> mayJoin) {
        R first = queue.remove();
        List<R> batch = new ArrayList<>();
        batch.add(first);
        int rows = first.rows();
        for (Iterator<R> rest = queue.iterator(); rest.hasNext() && rows < most; ) {
            R other = rest.next();
            if (rows + other.rows() <= most && mayJoin.test(other) && first.fits(other)) {
                rest.remove();
                batch.add(other);
                rows += other.rows();
            }
        }
        return batch;
    }

    /** The batch's inputs; those of a single request are handed on as they are. */
    public static List<Tensor> stack(List<? extends RowRequest> batch) {
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < batch.get(0).inputs().size(); i++) {
            int input = i;
            inputs.add(Tensor.stack(
                    batch.stream().map(request -> request.inputs().get(input)).toList()));
        }
        return inputs;
    }

    /**
     * The outputs of each request of the batch, in its order.
     *
     * @throws IllegalArgumentException if an output has not one row for each row that was asked
     */
    public static List<List<Tensor>> split(List<Tensor> outputs, List<? extends RowRequest> batch) {
        if (batch.size() == 1) {
            return List.of(outputs);
        }
        int rows = rows(batch);
        if (outputs.stream().anyMatch(output -> output.shape().length == 0 || output.shape()[0] != rows)) {
            throw new IllegalArgumentException("it answered " + outputs + " to " + rows + " rows");
        }
        List<List<Tensor>> parts = new ArrayList<>();
        int from = 0;
        for (RowRequest request : batch) {
            int at = from;
            parts.add(outputs.stream()
                    .map(output -> output.rows(at, request.rows()))
                    .toList());
            from += request.rows();
        }
        return parts;
    }
}
