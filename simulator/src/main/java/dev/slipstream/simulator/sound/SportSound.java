package dev.slipstream.simulator.sound;

import dev.slipstream.simulator.sport.Moment;
import dev.slipstream.simulator.sport.Sport;

import java.util.List;

/** What the sport itself sounds like from beside it, softly: steel on ice, skis on snow, pucks, falls, and the start signal. */
final class SportSound {
    private final Layer layer;
    private final Noise noise;

    private SportSound(double seconds, long seed) {
        this.layer = new Layer(seconds);
        this.noise = new Noise(seed);
    }

    static Layer of(double seconds, Sport sport, List<Moment> moments, long seed) {
        SportSound sound = new SportSound(seconds, seed);
        double from = moments.stream()
                .filter(moment -> moment.type() == Moment.Type.START)
                .mapToDouble(Moment::time)
                .findFirst()
                .orElse(0);
        switch (sport) {
            case SKI_CROSS -> sound.glide(from, 1400, 1500, 0.8, 0.008);
            case SHORT_TRACK -> sound.glide(from, 3800, 1800, 2.1, 0.010);
            case ICE_HOCKEY -> sound.glide(from, 3200, 2000, 1.6, 0.008);
        }
        moments.forEach(sound::moment);
        return sound.layer;
    }

    /** Scraping or hissing that comes and goes with each push. */
    private void glide(double from, double hertz, double width, double rate, double loud) {
        Resonator edge = new Resonator(hertz, width);
        for (int i = Layer.at(from); i < layer.length(); i++) {
            double push = 0.5 + 0.5 * Wave.sine(rate * i / Pcm.RATE);
            layer.samples[i] += (float) (loud * 3 * push * push * edge.next(noise.white()));
        }
    }

    private void moment(Moment moment) {
        switch (moment.type()) {
            case START -> beep(moment.time(), 0.45, 0.05);
            case SHOT, SAVE, GOAL -> knock(moment.time(), 900, 0.010, 0.12);
            case HIT, FALL -> knock(moment.time(), 85, 0.12, 0.16);
            case JUMP -> knock(moment.time() + 0.8, 120, 0.08, 0.10);
            case GATE_MISSED -> knock(moment.time(), 420, 0.03, 0.08);
            default -> {
                // Heard only through the crowd.
            }
        }
    }

    private void beep(double at, double length, double loud) {
        int count = Layer.at(length);
        for (int i = 0; i < count; i++) {
            double edge = Math.min(1, Math.min(i, count - i) / 200.0);
            layer.add(Layer.at(at) + i, loud * edge * Wave.sine(880.0 * i / Pcm.RATE));
        }
    }

    /** Something hard meets something else; low ones are bodies and boards. */
    private void knock(double at, double hertz, double seconds, double loud) {
        Resonator body = new Resonator(hertz, hertz / 2);
        double decay = 1;
        double fall = StrictMath.exp(-1 / (seconds * Pcm.RATE));
        for (int i = 0; i < Layer.at(8 * seconds); i++) {
            layer.add(
                    Layer.at(at) + i,
                    loud * (decay * Wave.sine(hertz * i / Pcm.RATE) + 0.7 * body.next(noise.white() * decay)));
            decay *= fall;
        }
    }
}
