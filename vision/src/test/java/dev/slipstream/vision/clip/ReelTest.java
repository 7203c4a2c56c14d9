package dev.slipstream.vision.clip;

import dev.slipstream.vision.clip.FragmentIndex.Fragment;
import dev.slipstream.vision.media.TestMedia;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Playlists of clips, written, read, and played by FFmpeg. */
class ReelTest {
    private static final Instant START = Instant.parse("2026-09-21T14:13:20.040Z");
    private static final FragmentIndex INDEX = new FragmentIndex(
            1251, List.of(new Fragment(1331, 41_628, 1_000_000), new Fragment(42_959, 9074, 160_001)));

    @TempDir
    Path directory;

    private Reel.Entry cut(String name, String source, long in, long out) throws Exception {
        Path file = directory.resolve(name);
        Clip clip = new ClipCutter()
                .cut(
                        Recorded.of(TestMedia.resource(source)).segments(),
                        Recorded.START + in,
                        Recorded.START + out,
                        ClipMode.EXACT,
                        file);
        return new Reel.Entry(name, name, START, clip.audioCodec() != null, FragmentIndex.read(file));
    }

    /** Clips of two cameras, whose parameter sets have the same numbers, each after the other. */
    @Test
    void playsAcrossClipsOfDifferentCameras() throws Exception {
        String one = "h264-gop125-bframes.mp4";
        String two = "h264-gop25-open.mp4";
        Reel reel = new Reel(List.of(
                cut("a.mp4", one, 3_040_000, 7_000_000),
                cut("b.mp4", two, 1_200_000, 3_000_000),
                cut("c.mp4", one, 5_000_000, 6_000_000)));
        Path playlist = directory.resolve("reel.m3u8");
        Files.writeString(playlist, reel.playlist());

        Played played = Played.of(playlist, 160, 90);

        List<byte[]> expected = new ArrayList<>();
        for (String name : List.of("a.mp4", "b.mp4", "c.mp4")) {
            expected.addAll(Played.of(directory.resolve(name), 160, 90).pictures());
        }
        assertThat(expected).hasSize(99 + 45 + 25);
        assertThat(Played.times(playlist, "v:0", "pts_time")).hasSize(expected.size());
        // FFmpeg reads all, but does not show the first fragment of a clip whose time begins again: 25 and 24 pictures.
        expected.subList(99 + 45, 99 + 45 + 24).clear();
        expected.subList(99, 99 + 25).clear();
        assertThat(played.pictures()).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(played.pictures().get(i)).as("picture %d", i).isEqualTo(expected.get(i));
        }
        // It always says so of the second head, and of time that begins again; and nothing of damage.
        assertThat(played.complaints().lines())
                .allMatch(line -> line.contains("duplicated MOOV Atom")
                        || line.contains("out of order")
                        || line.contains("timestamp discontinuity"));
    }

    @Test
    void isReadAsItWasWritten() {
        Reel reel = new Reel(List.of(
                new Reel.Entry("clips/1.mp4", "100 m, final", START, true, INDEX),
                new Reel.Entry("clips/2%20b.mp4", "", START.minusSeconds(5), true, INDEX)));

        assertThat(ReelParser.parse(reel.playlist())).isEqualTo(reel);
        assertThat(reel.playlist().lines())
                .startsWith("#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-TARGETDURATION:1")
                .containsSubsequence(
                        "#EXT-X-DATERANGE:ID=\"clip-0\",CLASS=\"dev.slipstream.clip\",START-DATE=\"2026-09-21T14:13:20.040Z\","
                                + "DURATION=1.160001,X-SOUND=\"YES\",X-TITLE=\"100 m, final\"",
                        "#EXT-X-MAP:URI=\"clips/1.mp4\",BYTERANGE=\"1251@0\"",
                        "#EXT-X-PROGRAM-DATE-TIME:2026-09-21T14:13:20.040Z",
                        "#EXTINF:1.000000,100 m, final",
                        "#EXT-X-BYTERANGE:41628@1331",
                        "clips/1.mp4",
                        "#EXT-X-DISCONTINUITY",
                        "#EXT-X-ENDLIST");
    }

    @Test
    void titlesCannotAddLines() {
        Reel.Entry entry = new Reel.Entry("1.mp4", "a\n#EXT-X-KEY:METHOD=NONE\r\"b\"", START, false, INDEX);

        assertThat(entry.title()).isEqualTo("a #EXT-X-KEY:METHOD=NONE 'b'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://elsewhere/1.mp4",
                "//elsewhere/1.mp4",
                "/etc/1.mp4",
                "../1.mp4",
                "a/../../1.mp4",
                "",
                "a b",
                "a\nb",
                "\"",
                "file:x"
            })
    void leadsNowhereElse(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reel.Entry(uri, "", START, true, INDEX))
                .withMessageContaining("'" + uri + "'")
                .withMessageContaining("; give a path below it");
    }

    @Test
    void doesNotMixClipsWithAndWithoutSound() {
        List<Reel.Entry> mixed = List.of(
                new Reel.Entry("1.mp4", "", START, true, INDEX), new Reel.Entry("2.mp4", "", START, false, INDEX));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reel(mixed))
                .withMessageContaining("2.mp4 has no sound");
    }

    @Test
    void saysWhichLineIsNotAsItShouldBe() {
        Reel reel = new Reel(List.of(new Reel.Entry("1.mp4", "", START, true, INDEX)));
        String text = reel.playlist();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReelParser.parse("x"))
                .withMessageContaining("#EXTM3U");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReelParser.parse(text.replace("#EXT-X-ENDLIST\n", "")))
                .withMessageContaining("cut off");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReelParser.parse(text.replaceFirst("TIME:2026", "TIME:x")))
                .withMessageContaining("Line 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReelParser.parse(text.replaceFirst("\n1.mp4", "\n2.mp4")))
                .withMessageContaining("'2.mp4'");
    }

    @Test
    void anIndexIsReadOnlyFromAWholeClip() throws Exception {
        Reel.Entry entry = cut("a.mp4", "h264-gop40-bframes-sound.mp4", 1_000_000, 4_000_000);
        Path file = directory.resolve("a.mp4");
        byte[] whole = Files.readAllBytes(file);
        long sum = entry.index().fragments().stream()
                .mapToLong(Fragment::durationMicros)
                .sum();
        assertThat(sum).isEqualTo(3_000_000);
        Fragment last = entry.index().fragments().get(entry.index().fragments().size() - 1);
        assertThat(last.offset() + last.bytes()).isEqualTo(whole.length);

        Path damaged = directory.resolve("damaged.mp4");
        for (int length : IntStream.of(0, 5, 100, 1300, whole.length - 10).toArray()) {
            Files.write(damaged, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> FragmentIndex.read(damaged))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("damaged.mp4")
                    .hasMessageContaining("cut the clip again");
        }
    }
}
