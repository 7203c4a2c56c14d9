package dev.slipstream.operators.highlight;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Which rises of loudness are a cheer, where it begins, and how loud it is. */
class CrowdMeterTest {
    private static final float MUTE = -100;

    private final CrowdMeter meter = new CrowdMeter();
    private final List<Cheer> cheers = new ArrayList<>();

    /** Seconds of a sound, in segments of a second. */
    private void hear(Sound sound, int fromSecond, int toSecond) {
        for (int second = fromSecond; second < toSecond; second++) {
            meter.add(array(sound.blocks(second, 10)), Game.micros(second), cheers);
        }
    }

    private static float[] array(List<Float> blocks) {
        float[] array = new float[blocks.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = blocks.get(i);
        }
        return array;
    }

    @ParameterizedTest
    @ValueSource(doubles = {30, 30.05, 30.35, 30.9})
    void aRiseOfEightIsOneCheerThatBeginsWhereItDoes(double second) {
        hear(Sound.quiet().cheer(second, 8), 0, 60);

        assertThat(cheers).singleElement().satisfies(cheer -> {
            assertThat(Game.second(cheer.startMicros)).isEqualTo(second, within(0.3));
            assertThat(cheer.peakLu).isEqualTo(8, within(1f));
            assertThat(Game.second(cheer.endMicros)).as("half of its peak").isBetween(second + 3, second + 6);
        });
    }

    /** Of one block, of three, of a second, of two and a bit. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 23})
    void howItIsCutIntoSegmentsChangesNothing(int blocksEach) {
        Sound sound = Sound.quiet().cheer(20.3, 9).cheer(41.7, 14).cheer(44.5, 21);
        hear(sound, 0, 60);
        float[] all = new float[600];
        for (int second = 0; second < 60; second++) {
            System.arraycopy(array(sound.blocks(second, 10)), 0, all, second * 10, 10);
        }
        List<Cheer> cut = new ArrayList<>();
        CrowdMeter other = new CrowdMeter();
        for (int block = 0; block < 600; block += blocksEach) {
            int count = Math.min(blocksEach, 600 - block);
            other.add(Arrays.copyOfRange(all, block, block + count), Game.micros(0) + block * Sound.BLOCK_MICROS, cut);
        }

        assertThat(cheers).hasSize(3);
        assertThat(cut).usingRecursiveFieldByFieldElementComparator().isEqualTo(cheers);
        assertThat(other).usingRecursiveComparison().isEqualTo(meter);
    }

    @Test
    void aCommentatorWhoSpeaksIsNoCheer() {
        for (int block = 0; block < 1_200; block++) {
            float ripple = (float) (1.5 * Math.sin(2 * Math.PI * block / 8));
            meter.add(new float[] {Sound.LEVEL + 1.5f + ripple}, Game.micros(block / 10.0), cheers);
        }

        assertThat(cheers).isEmpty();
    }

    @Test
    void aFeedThatWasMutedIsNotLouderThanItWas() {
        hear(Sound.quiet(), 0, 20);
        CrowdMeter before = copy(meter);
        float[] mute = new float[10];
        Arrays.fill(mute, MUTE);
        for (int second = 20; second < 80; second++) {
            meter.add(mute, Game.micros(second), cheers);
        }
        assertThat(meter).as("nothing is learned").usingRecursiveComparison().isEqualTo(before);

        hear(Sound.quiet().cheer(90, 8), 80, 100);
        assertThat(cheers)
                .singleElement()
                .satisfies(cheer -> assertThat(cheer.peakLu).isEqualTo(8, within(1f)));
        assertThat(Game.second(cheers.get(0).startMicros)).isEqualTo(90, within(0.3));
    }

    private static CrowdMeter copy(CrowdMeter meter) {
        CrowdMeter copy = new CrowdMeter();
        copy.powers = meter.powers.clone();
        copy.recent = meter.recent.clone();
        copy.seconds = meter.seconds.clone();
        copy.secondPower = meter.secondPower;
        copy.secondBlocks = meter.secondBlocks;
        copy.knownSeconds = meter.knownSeconds;
        copy.knownBlocks = meter.knownBlocks;
        copy.heardMicros = meter.heardMicros;
        return copy;
    }

    @Test
    void aCheerInTheDecayOfAnotherIsHeardToo() {
        hear(Sound.quiet().cheer(30, 10).cheer(34.5, 12), 0, 60);

        assertThat(cheers).hasSize(2);
        assertThat(Game.second(cheers.get(1).startMicros)).isEqualTo(34.5, within(0.3));
        assertThat(cheers.get(0).endMicros)
                .as("the first one ends before the second begins")
                .isPositive()
                .isLessThanOrEqualTo(cheers.get(1).startMicros);
        assertThat(cheers.get(1).peakLu).isEqualTo(12, within(1f));
    }

    @Test
    void whatBeginsWithinASecondOfACheerIsPartOfIt() {
        hear(Sound.quiet().cheer(30, 8).cheer(30.7, 14), 0, 60);

        assertThat(cheers)
                .singleElement()
                .satisfies(cheer -> assertThat(cheer.peakLu).isEqualTo(14, within(1f)));
    }

    @Test
    void itsSizeIsTheSameAfterHours() {
        hear(Sound.quiet(), 0, 1);
        List<Integer> sizes = sizes();
        hear(Sound.quiet(), 1, 3 * 3_600);

        assertThat(sizes()).isEqualTo(sizes);
        assertThat(cheers).isEmpty();
        hear(Sound.quiet().cheer(3 * 3_600 + 5, 8), 3 * 3_600, 3 * 3_600 + 20);
        assertThat(cheers).as("it still hears").hasSize(1);
    }

    private List<Integer> sizes() {
        return List.of(meter.powers.length, meter.recent.length, meter.seconds.length);
    }
}
