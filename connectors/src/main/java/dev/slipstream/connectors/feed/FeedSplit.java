package dev.slipstream.connectors.feed;

import dev.slipstream.contracts.record.FeedRegistration;
import org.apache.flink.api.connector.source.SourceSplit;

import java.util.Objects;

/** One feed: the unit of assignment, isolation and recovery of the {@link FeedSource}. */
public final class FeedSplit implements SourceSplit {
    private final FeedRegistration registration;
    private final FeedProgress progress;

    FeedSplit(FeedRegistration registration, FeedProgress progress) {
        this.registration = registration;
        this.progress = progress;
    }

    static FeedSplit fresh(FeedDirectory.Entry entry) {
        return new FeedSplit(entry.registration(), FeedProgress.from(entry.version()));
    }

    @Override
    public String splitId() {
        return registration.getFeed();
    }

    FeedRegistration registration() {
        return registration;
    }

    FeedProgress progress() {
        return progress;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeedSplit that
                && registration.equals(that.registration)
                && progress.equals(that.progress);
    }

    @Override
    public int hashCode() {
        return Objects.hash(registration, progress);
    }

    @Override
    public String toString() {
        return "FeedSplit{" + splitId() + ", " + progress + "}";
    }
}
