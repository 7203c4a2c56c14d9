package dev.slipstream.cli;

import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.vision.media.FeedException;
import dev.slipstream.vision.media.FeedReader;
import dev.slipstream.vision.media.ProtocolPolicy;
import dev.slipstream.vision.media.ReaderOptions;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes feeds of what was named on the command line: files and addresses. */
final class MediaArguments {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final int MAX_NAME = 48;

    private MediaArguments() {}

    static boolean isAddress(String media) {
        return ADDRESS.matcher(media).matches();
    }

    /**
     * One registration per argument, each with its own readable name.
     *
     * @throws IllegalArgumentException naming the file that is missing
     */
    static List<FeedRegistration> feeds(
            List<String> media, Pacing pacing, boolean loop, @Nullable String unit, @Nullable String sport)
            throws IOException {
        Set<String> taken = new HashSet<>();
        List<FeedRegistration> feeds = new ArrayList<>();
        for (String one : media) {
            FeedRegistration.Builder feed = FeedRegistration.newBuilder()
                    .setPacing(pacing)
                    .setUnit(unit)
                    .setSport(sport)
                    .setFeed(name(one, taken));
            if (isAddress(one)) {
                feed.setUri(one);
            } else {
                Path file = Path.of(one);
                if (!Files.isReadable(file) || Files.isDirectory(file)) {
                    throw new IllegalArgumentException("no readable file " + one + "; name a video file or an address");
                }
                feed.setUri(file.toRealPath().toString()).setLoop(loop);
                if (pacing == Pacing.FAST && !saysWhenItWasTaken(file)) {
                    Instant written = Files.getLastModifiedTime(file).toInstant();
                    feed.setStartTime(Instant.ofEpochSecond(written.getEpochSecond()));
                }
            }
            feeds.add(feed.build());
        }
        return feeds;
    }

    /** Then the ingest takes that time, with its error; otherwise a file has nothing but its own age. */
    private static boolean saysWhenItWasTaken(Path file) throws IOException {
        Path real = file.toRealPath();
        ReaderOptions options = ReaderOptions.of(new ProtocolPolicy(List.of(String.valueOf(real.getParent())), false));
        try (FeedReader reader = FeedReader.open(real.toString(), options)) {
            return reader.info().creationTime() != null;
        } catch (FeedException e) {
            return false; // The job will say what is wrong with it.
        }
    }

    /** Hosts and ports that the user named, and so allows, whatever their address. */
    static Set<String> namedHosts(List<String> media) {
        Set<String> hosts = new HashSet<>();
        for (String one : media) {
            if (isAddress(one)) {
                String host = URI.create(one).getHost();
                if (host != null) {
                    hosts.add(host.toLowerCase(Locale.ROOT));
                }
            }
        }
        return hosts;
    }

    private static String name(String media, Set<String> taken) {
        String path = media.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        String last = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
        String base =
                last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-").replaceAll("^[^a-z0-9]+|[^a-z0-9]+$", "");
        base = base.isEmpty() ? "feed" : base.substring(0, Math.min(MAX_NAME, base.length()));
        String name = base;
        for (int i = 2; !taken.add(name); i++) {
            name = base + "-" + i;
        }
        return name;
    }
}
