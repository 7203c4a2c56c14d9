package dev.slipstream.simulator.sound;

/** One formant: a two-pole filter that can be retuned while it sounds (Klatt, JASA 67(3), 1980, equation 1). */
final class Resonator {
    private double a;
    private double b;
    private double c;
    private double y1;
    private double y2;

    Resonator(double hertz, double bandwidth) {
        tune(hertz, bandwidth);
    }

    void tune(double hertz, double bandwidth) {
        double decay = StrictMath.exp(-StrictMath.PI * bandwidth / Pcm.RATE);
        c = -decay * decay;
        b = 2 * decay * StrictMath.cos(2 * StrictMath.PI * hertz / Pcm.RATE);
        // Of equal loudness at its peak wherever it is tuned, unlike Klatt's, which is so at zero hertz.
        a = (1 - decay * decay) * StrictMath.sin(2 * StrictMath.PI * hertz / Pcm.RATE);
    }

    double next(double x) {
        double y = a * x + b * y1 + c * y2;
        y2 = y1;
        y1 = y;
        return y;
    }
}
