package dev.slipstream.simulator.sound;

/** A sine from a table: the functions of the standard library are slow, or differ from machine to machine. */
final class Wave {
    private static final int SIZE = 4096;
    private static final double[] TABLE = new double[SIZE + 1];

    static {
        for (int i = 0; i <= SIZE; i++) {
            TABLE[i] = StrictMath.sin(2 * StrictMath.PI * i / SIZE);
        }
    }

    private Wave() {}

    /** @param turns phase; one turn is a period */
    static double sine(double turns) {
        double at = (turns - Math.floor(turns)) * SIZE;
        int i = (int) at;
        return TABLE[i] + (TABLE[i + 1] - TABLE[i]) * (at - i);
    }

    static double amplitude(double decibels) {
        return StrictMath.pow(10, decibels / 20);
    }
}
