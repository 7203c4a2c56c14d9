package dev.slipstream.connectors.elasticsearch;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/** How many documents met each verdict, and how the requests fare; per subtask. Names are read by dashboards. */
final class ElasticsearchSinkMetrics {
    private final SinkWriterMetricGroup group;
    private final Counter indexed;
    private final Counter superseded;
    private final Counter retried;
    private final Counter rejected;
    private final Counter failedRequests;
    private volatile long lastRequestMillis;

    ElasticsearchSinkMetrics(SinkWriterMetricGroup group) {
        this.group = group;
        this.indexed = group.counter("documentsIndexed");
        this.superseded = group.counter("documentsSuperseded");
        this.retried = group.counter("documentsRetried");
        this.rejected = group.counter("documentsRejected");
        this.failedRequests = group.counter("requestsFailed");
        group.setCurrentSendTimeGauge(() -> lastRequestMillis);
    }

    /** Shows how full the buffer is: documents and bytes. */
    void watch(DocumentBuffer buffer) {
        group.gauge("documentsBuffered", buffer::size);
        group.gauge("bytesBuffered", buffer::bytes);
    }

    void sent(int documents, long bytes) {
        group.getNumRecordsSendCounter().inc(documents);
        group.getNumBytesSendCounter().inc(bytes);
    }

    void answered(long millis) {
        lastRequestMillis = millis;
    }

    void requestFailed() {
        failedRequests.inc();
    }

    void count(Verdict verdict) {
        switch (verdict) {
            case INDEXED -> indexed.inc();
            case SUPERSEDED -> superseded.inc();
            case RETRY -> retried.inc();
            case REJECT -> {
                rejected.inc();
                group.getNumRecordsSendErrorsCounter().inc();
            }
            case FATAL -> group.getNumRecordsSendErrorsCounter().inc();
        }
    }
}
