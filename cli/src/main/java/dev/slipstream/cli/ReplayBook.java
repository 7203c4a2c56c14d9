package dev.slipstream.cli;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.record.AssetKind;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.ReplayStatus;
import dev.slipstream.contracts.record.StageTiming;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of each request for a replay, and how soon: counted from the three topics, each on its own, so that the sum can be
 * wrong. Times are those at which the records were written, so from the request's record to the replay's record on its topic.
 */
final class ReplayBook {
    private static final String WAITING = "waiting";

    private record Asked(String replay, long millis) {}

    private final Map<String, Asked> asked = new LinkedHashMap<>();
    /** When the model was there for the first time, by replay. */
    private final Map<String, Long> modelMillis = new HashMap<>();
    /** When model and orbit were. */
    private final Map<String, Long> completeMillis = new HashMap<>();

    private final Map<String, Replay> finals = new LinkedHashMap<>();
    private final Map<String, DeadLetter> letters = new HashMap<>();
    private final List<Replay> unseen = new ArrayList<>();
    private @Nullable Asked first;
    private long measureFrom = Long.MIN_VALUE;

    /** {@code millis}: when the record was written, since 1970. */
    void asked(ReplayRequest request, long millis) {
        long moment = ChronoUnit.MICROS.between(Instant.EPOCH, request.getMoment());
        Asked one = new Asked(Ids.replay(request.getGroup(), moment), millis);
        asked.putIfAbsent(request.getId(), one);
        first = first == null ? one : first;
    }

    void published(Replay replay, long millis) {
        if (has(replay, AssetKind.MODEL)) {
            modelMillis.putIfAbsent(replay.getId(), millis);
            if (has(replay, AssetKind.ORBIT)) {
                completeMillis.putIfAbsent(replay.getId(), millis);
            }
        }
        if (replay.getStatus() == ReplayStatus.FINAL && finals.put(replay.getId(), replay) == null) {
            unseen.add(replay);
        }
    }

    private static boolean has(Replay replay, AssetKind kind) {
        return replay.getAssets().stream().anyMatch(asset -> asset.getKind() == kind);
    }

    /** Letters of other things do no harm. */
    void lost(DeadLetter letter) {
        letters.put(letter.getRecord(), letter);
    }

    /** Leaves out of the latencies who asked before: the machine was cold. */
    void forgetTimesBefore(Instant time) {
        measureFrom = time.toEpochMilli();
    }

    /** The final replays since the last call. */
    List<Replay> news() {
        List<Replay> news = List.copyOf(unseen);
        unseen.clear();
        return news;
    }

    /** From the first request for a replay until its model, and until model and orbit; null where that is not known. */
    @Nullable
    Long millisToModel(String replay) {
        return since(replay, modelMillis);
    }

    @Nullable
    Long millisToComplete(String replay) {
        return since(replay, completeMillis);
    }

    private @Nullable Long since(String replay, Map<String, Long> times) {
        Long there = times.get(replay);
        long first = asked.values().stream()
                .filter(request -> request.replay().equals(replay))
                .mapToLong(Asked::millis)
                .min()
                .orElse(Long.MAX_VALUE);
        return there == null || first == Long.MAX_VALUE ? null : there - first;
    }

    ReplayFigures figures() {
        long published = 0;
        long shed = 0;
        long late = 0;
        long failed = 0;
        Set<String> degraded = new HashSet<>();
        List<Long> model = new ArrayList<>();
        List<Long> complete = new ArrayList<>();
        for (Map.Entry<String, Asked> request : asked.entrySet()) {
            String replay = request.getValue().replay();
            long from = request.getValue().millis();
            Replay there = finals.get(replay);
            DeadLetter letter = letter(request.getKey(), request.getValue());
            if (there != null) {
                published++;
                if (!there.getDegraded().isEmpty()) {
                    degraded.add(request.getKey());
                }
            } else if (letter != null) {
                switch (letter.getOutcome()) {
                    case SHED -> shed++;
                    case LATE -> late++;
                    case FAILED -> failed++;
                }
            }
            if (isMeasured(replay, from)) {
                measure(from, modelMillis.get(replay), model);
                measure(from, completeMillis.get(replay), complete);
            }
        }
        return new ReplayFigures(
                asked.size(),
                published,
                degraded.size(),
                shed,
                late,
                failed,
                Latency.of(model),
                Latency.of(complete),
                first == null ? -1 : orNone(millisToComplete(first.replay())),
                stages());
    }

    private static long orNone(@Nullable Long millis) {
        return millis == null ? -1 : millis;
    }

    /** Whether a request has its final replay, or will have none. */
    boolean isAnswered(String request) {
        Asked known = asked.get(request);
        return known != null && (finals.containsKey(known.replay()) || letter(request, known) != null);
    }

    private @Nullable DeadLetter letter(String request, Asked known) {
        DeadLetter ofReplay = letters.get(known.replay());
        return ofReplay == null ? letters.get(request) : ofReplay;
    }

    private boolean isMeasured(String replay, long from) {
        return from >= measureFrom && (first == null || !first.replay().equals(replay));
    }

    private Map<String, Long> stages() {
        Map<String, List<Long>> millis = new LinkedHashMap<>();
        for (Replay replay : finals.values()) {
            Long all = millisToComplete(replay.getId());
            if (all != null && isMeasured(replay.getId(), completeMillis.getOrDefault(replay.getId(), 0L) - all)) {
                long rest = all;
                for (StageTiming stage : replay.getStages()) {
                    millis.computeIfAbsent(stage.getStage(), s -> new ArrayList<>())
                            .add(stage.getWallMillis());
                    rest -= stage.getWallMillis();
                }
                millis.computeIfAbsent(WAITING, s -> new ArrayList<>()).add(rest);
            }
        }
        Map<String, Long> medians = new LinkedHashMap<>();
        millis.forEach((stage, all) -> medians.put(stage, Percentile.of(all, 50)));
        return medians;
    }

    /** Who asks for what is there already waits for nothing, and would make the figures better than they are. */
    private static void measure(long from, @Nullable Long until, List<Long> into) {
        if (until != null && until > from) {
            into.add(until - from);
        }
    }
}
