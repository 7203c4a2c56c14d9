package dev.slipstream.connectors.feed;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/** What a reader counts over all its feeds; feeds' threads write, the reporter reads. */
final class FeedSourceMetrics {
    final Counter segments;
    final Counter mediaBytes;
    final Counter shed;
    final Counter unwritable;
    final Counter reconnects;
    final Counter discontinuities;

    FeedSourceMetrics(MetricGroup group) {
        segments = group.counter("segments", new ThreadSafeSimpleCounter());
        mediaBytes = group.counter("mediaBytes", new ThreadSafeSimpleCounter());
        shed = group.counter("segmentsShed", new ThreadSafeSimpleCounter());
        unwritable = group.counter("segmentsUnwritable", new ThreadSafeSimpleCounter());
        reconnects = group.counter("reconnects", new ThreadSafeSimpleCounter());
        discontinuities = group.counter("discontinuities", new ThreadSafeSimpleCounter());
    }
}
