package dev.slipstream.cli;

import dev.slipstream.connectors.kafka.TopicTail;
import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.UndecodableRecordException;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayAsset;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.ReplayStatus;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a running replay job for a moment of a camera group, as any other system would, and waits for the answer. */
final class GroupReplay {
    /** What a person asks for comes before what a machine does. */
    private static final int PRIORITY = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration CATCH_UP = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Pattern NOW = Pattern.compile("now(-(?<ago>.+))?");

    private final Terminal terminal;
    private final ReplayRequest request;
    private final String replayId;
    private final AvroCodec<Replay> replays = new AvroCodec<>(Replay.class);
    private final AvroCodec<DeadLetter> letters = new AvroCodec<>(DeadLetter.class);

    GroupReplay(Terminal terminal, String group, Instant moment, Duration roll) {
        this.terminal = terminal;
        long rollMicros = roll.toNanos() / 1_000;
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        request = ReplayRequest.newBuilder()
                .setId("cli-" + UUID.randomUUID())
                .setGroup(group)
                .setMoment(moment)
                .setPreRollMicros(rollMicros)
                .setPostRollMicros(rollMicros)
                .setPriority(PRIORITY)
                .setRequester(System.getProperty("user.name", "cli"))
                .setTime(now)
                .build();
        replayId = Ids.replay(group, ChronoUnit.MICROS.between(Instant.EPOCH, moment));
    }

    /** {@code now}, {@code now-5s}, or an instant such as {@code 2026-02-10T18:00:16.4Z}. */
    static Instant moment(String at, Instant now) {
        Matcher relative = NOW.matcher(at);
        try {
            Instant moment = now;
            if (!relative.matches()) {
                moment = Instant.parse(at);
            } else if (relative.group("ago") != null) {
                moment = now.minus(new Durations().convert(relative.group("ago")));
            }
            return moment.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException | CommandLine.TypeConversionException e) {
            throw new IllegalArgumentException(
                    "--at " + at + " is no moment of a live group; write now, now-5s or 2026-02-10T18:00:16.4Z");
        }
    }

    /**
     * Publishes the request and returns when its replay is final; does not ask for one that is there.
     *
     * @param out where its files are copied to; null = nowhere
     * @throws IllegalStateException with the dead letter's message, where there will be none
     */
    void run(String kafka, @Nullable Path out) throws IOException {
        // What was made of this moment was written after it.
        Instant since = request.getMoment().isBefore(request.getTime()) ? request.getMoment() : request.getTime();
        try (TopicTail tail = TopicTail.since(kafka, List.of(Topics.REPLAYS, Topics.DEAD_LETTERS), since);
                FeedRegistry registry = new FeedRegistry(kafka)) {
            long asked = System.nanoTime();
            for (ConsumerRecord<byte[], byte[]> record : tail.there(CATCH_UP)) {
                if (record.topic().equals(Topics.REPLAYS.name()) && isFinal(answer(record), asked, out)) {
                    return;
                }
            }
            registry.ask(request);
            terminal.note("Asked for " + request.getMoment() + " of " + request.getGroup() + ": request "
                    + request.getId() + ", replay " + replayId);
            while (System.nanoTime() - asked < PATIENCE.toNanos()) {
                terminal.progress(String.format(Locale.ROOT, "%.1f s  waiting", (System.nanoTime() - asked) / 1e9));
                for (ConsumerRecord<byte[], byte[]> record : tail.poll(LOOK_EVERY)) {
                    if (isFinal(answer(record), asked, out)) {
                        return;
                    }
                }
            }
        }
        throw new IllegalStateException(
                "no answer within " + PATIENCE.toSeconds() + " s; does the replay job run on " + kafka + "?");
    }

    /** Tells of a revision, if there is one, and keeps the last. */
    private boolean isFinal(@Nullable Replay replay, long asked, @Nullable Path out) throws IOException {
        if (replay == null) {
            return false;
        }
        tell(replay, (System.nanoTime() - asked) / 1e9);
        if (replay.getStatus() != ReplayStatus.FINAL) {
            return false;
        }
        keep(replay, out);
        return true;
    }

    /** The replay, if the record is a revision of it. */
    private @Nullable Replay answer(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.topic().equals(Topics.REPLAYS.name())) {
                Replay replay = replays.decode(record.value());
                return replay.getId().equals(replayId) ? replay : null;
            }
            DeadLetter letter = letters.decode(record.value());
            if (letter.getRecord().equals(replayId) || letter.getRecord().equals(request.getId())) {
                throw new IllegalStateException(letter.getMessage());
            }
            return null;
        } catch (UndecodableRecordException e) {
            return null; // Somebody else's, and not for this command to judge.
        }
    }

    private void tell(Replay replay, double seconds) {
        terminal.print(String.format(
                Locale.ROOT,
                "%.1f s  revision %d, %s: %d athletes%s",
                seconds,
                replay.getRevision(),
                replay.getStatus() == ReplayStatus.FINAL ? "final" : "the model",
                replay.getFigures().size(),
                replay.getDegraded().isEmpty() ? "" : ", lacking " + String.join(", ", replay.getDegraded())));
        if (replay.getStatus() == ReplayStatus.FINAL) {
            replay.getWarnings().forEach(warning -> terminal.note("warning: " + warning));
            replay.getAssets()
                    .forEach(asset -> terminal.print("  " + asset.getMedia().getUri()));
        }
    }

    private static void keep(Replay replay, @Nullable Path out) throws IOException {
        if (out == null) {
            return;
        }
        Files.createDirectories(out);
        for (ReplayAsset asset : replay.getAssets()) {
            String uri = asset.getMedia().getUri();
            int root = uri.lastIndexOf("/replays/");
            String name = uri.substring(uri.lastIndexOf('/') + 1);
            if (root < 0 || !name.matches("[a-z]+\\.[a-z0-9]+")) {
                throw new IOException(uri + " is no file of a replay");
            }
            Files.write(out.resolve(name), new MediaStore(uri.substring(0, root)).read(asset.getMedia()));
        }
    }
}
