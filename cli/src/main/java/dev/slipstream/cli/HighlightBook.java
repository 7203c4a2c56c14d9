package dev.slipstream.cli;

import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightStatus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the demo saw of highlights: the newest revision of each, and how soon each was published and cut. Not thread-safe. */
final class HighlightBook {
    private final Map<String, Highlight> newest = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> cut = new HashSet<>();
    private final List<Highlight> news = new ArrayList<>();
    private final List<Long> publishMillis = new ArrayList<>();
    private final List<Long> clipMillis = new ArrayList<>();
    private Instant from = Instant.MIN;

    /** {@code now}: when it could be read, for it is seen once its transaction is over. */
    void read(Highlight highlight, Instant now) {
        Highlight before = newest.get(highlight.getId());
        if (before == null || highlight.getRevision() > before.getRevision()) {
            newest.put(highlight.getId(), highlight);
        }
        if (highlight.getStatus() != HighlightStatus.PUBLISHED) {
            return;
        }
        boolean measured = highlight.getMoment().isAfter(from);
        if (seen.add(highlight.getId()) && measured) {
            publishMillis.add(Duration.between(highlight.getMoment(), now).toMillis());
        }
        if (highlight.getClip() != null && cut.add(highlight.getId())) {
            news.add(highlight);
            if (measured) {
                clipMillis.add(Duration.between(highlight.getEnd(), now).toMillis());
            }
        }
    }

    /** Of what happens from now on, times are kept. */
    void forgetTimesBefore(Instant time) {
        from = time;
        publishMillis.clear();
        clipMillis.clear();
    }

    /** Those that have got their clip since the last call. */
    List<Highlight> news() {
        List<Highlight> told = List.copyOf(news);
        news.clear();
        return told;
    }

    HighlightFigures figures() {
        return new HighlightFigures(
                count(HighlightStatus.PUBLISHED),
                count(HighlightStatus.REJECTED),
                count(HighlightStatus.RETRACTED),
                cut.size(),
                Latency.of(publishMillis),
                Latency.of(clipMillis));
    }

    private int count(HighlightStatus status) {
        return (int) newest.values().stream()
                .filter(highlight -> highlight.getStatus() == status)
                .count();
    }
}
