package dev.slipstream.simulator.sound;

import dev.slipstream.simulator.sport.Moment;
import dev.slipstream.simulator.sport.Sport;

/** What people do with their hands after big moments: clap, blow horns, ring cowbells where there is snow. */
final class Fanfare {
    private static final double BIG = 0.5;
    private static final double[] BELL = {540, 800, 1480, 2270, 3410};
    private static final double[] HORN = {233.1, 293.7, 349.2};

    private final Layer layer;
    private final Noise noise;

    private Fanfare(double seconds, long seed) {
        this.layer = new Layer(seconds);
        this.noise = new Noise(seed);
    }

    static Layer of(double seconds, Sport sport, Iterable<Moment> moments, long seed) {
        Fanfare fanfare = new Fanfare(seconds, seed);
        for (Moment moment : moments) {
            if (moment.importance() >= BIG) {
                fanfare.clap(moment.time() + 0.5, moment.importance());
                if (sport == Sport.SKI_CROSS) {
                    fanfare.ringBells(moment.time() + 0.3, moment.importance());
                } else if (fanfare.noise.below(2) == 0) {
                    fanfare.blow(moment.time() + fanfare.noise.between(0.6, 1.6), 0.7, 0.03, 1.6);
                }
            }
            if (moment.type() == Moment.Type.GOAL) {
                fanfare.blow(moment.time() + 0.35, 2.4, 0.06, 1);
            }
        }
        return fanfare.layer;
    }

    /** Applause: each clap a short burst, ever fewer of them. */
    private void clap(double from, double importance) {
        double until = from + 3 + 4 * importance;
        for (double at = from; at < until; at += noise.between(0.001, 0.012 + 0.03 * (at - from) / (until - from))) {
            Resonator palm = new Resonator(noise.between(900, 2600), 500);
            double loud = importance * noise.between(0.05, 0.25) * (until - at) / (until - from);
            double decay = 1;
            for (int i = 0; i < Pcm.RATE / 100; i++) {
                layer.add(Layer.at(at) + i, loud * palm.next(noise.white() * decay));
                decay *= 0.988;
            }
        }
    }

    private void ringBells(double from, double importance) {
        for (int bell = 0; bell < 5; bell++) {
            double rate = noise.between(3.5, 6);
            double size = noise.between(0.8, 1.25);
            double until = from + noise.between(2, 5);
            for (double at = from + noise.between(0, 0.4); at < until; at += 1 / (rate * noise.between(0.9, 1.1))) {
                ring(at, size, 0.018 * importance);
            }
        }
    }

    private void ring(double at, double size, double loud) {
        int start = Layer.at(at);
        double decay = 1;
        for (int i = 0; i < Pcm.RATE / 4; i++) {
            double sum = 0;
            for (int k = 0; k < BELL.length; k++) {
                sum += Wave.sine(BELL[k] / size * i / Pcm.RATE) / (1 + 0.5 * k);
            }
            layer.add(start + i, loud * decay * sum);
            decay *= 0.9996;
        }
    }

    /** A horn of three reeds; a goal's is the arena's own, the others are higher. */
    private void blow(double at, double length, double loud, double pitch) {
        int count = Layer.at(length);
        Resonator bore = new Resonator(1100 * pitch, 700);
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (double hertz : HORN) {
                double turns = hertz * pitch * i / Pcm.RATE;
                sum += 2 * (turns - Math.floor(turns)) - 1;
            }
            double edge = Math.min(1, Math.min(i, count - i) / (0.06 * Pcm.RATE));
            layer.add(Layer.at(at) + i, loud * edge * (bore.next(sum) + 0.4 * sum / HORN.length));
        }
    }
}
