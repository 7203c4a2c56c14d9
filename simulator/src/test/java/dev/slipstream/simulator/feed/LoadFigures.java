package dev.slipstream.simulator.feed;

import dev.slipstream.connectors.kafka.KafkaTopics;
import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.embedded.EmbeddedKafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Measures what playing costs this process, with those who listen in another: {@code http FOLDER FEEDS SECONDS} or
 * {@code segments FOLDER FEEDS SECONDS}. Run by hand; not a test.
 */
final class LoadFigures {
    private static final int FILES = 24;
    private static final int DISTINCT = 6;

    private LoadFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        switch (arguments[0]) {
            case "http" -> http(folder, count, Integer.parseInt(arguments[3]));
            case "segments" -> segments(folder, count, Integer.parseInt(arguments[3]));
            case "readers" -> readers(Integer.parseInt(arguments[3]), count);
            default -> kafka(folder);
        }
    }

    private static void http(Path folder, int count, int seconds) throws Exception {
        List<LiveServer.Feed> feeds = LoadPlayer.feeds(files(folder), count, 1);
        try (LiveServer server = LiveServer.start(feeds, 0)) {
            String port =
                    Integer.toString(URI.create(server.uri(LoadPlayer.name(0))).getPort());
            Process readers = another("readers", folder.toString(), Integer.toString(count), port);
            try (BufferedReader said = said(readers)) {
                while (server.watching() < count) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
                TimeUnit.SECONDS.sleep(3);
                measure("http", count, seconds);
                say("watching at the end: " + server.watching());
                readers.getOutputStream().close();
                say(said.readLine());
            } finally {
                readers.destroyForcibly();
            }
        }
    }

    private static void segments(Path folder, int count, int seconds) throws Exception {
        MediaStore store =
                new MediaStore(folder.resolve("store").toAbsolutePath().toString());
        List<List<Segment>> sources = SegmentPlayer.record(files(folder), store);
        Process broker =
                another("kafka", Files.createTempDirectory(folder, "kafka").toString(), "0");
        try (BufferedReader said = said(broker)) {
            Properties kafka = new Properties();
            kafka.put("bootstrap.servers", said.readLine());
            KafkaTopics.createMissing(kafka);
            try (SegmentPlayer player =
                    SegmentPlayer.start(kafka, SegmentPlayer.feeds(count), sources, 1, Clock.systemUTC())) {
                TimeUnit.SECONDS.sleep(5);
                long before = player.written();
                measure("segments", count, seconds);
                say("records per second: " + (player.written() - before) / (double) seconds + ", failed: "
                        + player.failed());
            }
        } finally {
            broker.destroyForcibly();
        }
    }

    private static void measure(String what, int count, int seconds) throws InterruptedException {
        long cpu = cpuNanos();
        long wall = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        double cores = (double) (cpuNanos() - cpu) / (System.nanoTime() - wall);
        say(String.format(Locale.ROOT, "%s: %d feeds, %d s, %.3f cores", what, count, seconds, cores));
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Noisy pictures, so that the files are as large as those of real feeds. */
    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            Path file = folder.resolve("load-" + i + ".mp4");
            if (!Files.exists(file)) {
                if (i < DISTINCT) {
                    FeedFile.write(file, noisy(i), 250, FeedFormat.of(640, 360), TestPictures.tone(10), frame -> {});
                } else {
                    Files.copy(folder.resolve("load-" + i % DISTINCT + ".mp4"), file);
                }
            }
            files.add(file);
        }
        return files;
    }

    private static Pictures noisy(int seed) {
        TestPictures clean = new TestPictures(640, 360);
        Random random = new Random(seed);
        return new Pictures() {
            @Override
            public int width() {
                return clean.width();
            }

            @Override
            public int height() {
                return clean.height();
            }

            @Override
            public void draw(int frame, int[] rgb) {
                clean.draw(frame, rgb);
                for (int i = 0; i < rgb.length; i++) {
                    rgb[i] += random.nextInt(16) * 0x010101;
                }
            }
        };
    }

    private static Process another(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                LoadFigures.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader said(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @SuppressWarnings("SystemOut") // a program for the command line
    private static void say(String line) {
        System.out.println(line);
    }

    /** Broker in a process of its own; ends when its input does. */
    private static void kafka(Path folder) throws IOException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
            say(kafka.bootstrapServers());
            awaitEndOfInput();
        }
    }

    /** Reads all feeds and throws them away, until its input ends. */
    private static void readers(int port, int count) throws IOException {
        Selector selector = Selector.open();
        for (int i = 0; i < count; i++) {
            SocketChannel socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.write(ByteBuffer.wrap(
                    ("GET /" + LoadPlayer.name(i) + ".ts HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
            socket.configureBlocking(false);
            socket.register(selector, SelectionKey.OP_READ);
        }
        ByteBuffer scratch = ByteBuffer.allocateDirect(1 << 18);
        long[] bytes = {0};
        long began = System.nanoTime();
        Thread input = new Thread(LoadFigures::awaitEndOfInput);
        input.start();
        while (input.isAlive()) {
            selector.select(
                    key -> {
                        try {
                            scratch.clear();
                            bytes[0] += Math.max(0, ((SocketChannel) key.channel()).read(scratch));
                        } catch (IOException e) {
                            key.cancel();
                        }
                    },
                    200);
        }
        say(String.format(
                Locale.ROOT, "readers took %.1f MB/s", bytes[0] / 1e6 / ((System.nanoTime() - began) * 1e-9)));
    }

    /** Its end is the sign to end; it also comes when who started this has gone. */
    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
