package dev.slipstream.connectors.odf;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A beginning, and then the same again without end; counts what was taken of it. */
final class Endless extends InputStream {
    private final byte[] beginning;
    private final byte[] again;
    private long served;

    Endless(String beginning, String again) {
        this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
        this.again = again.getBytes(StandardCharsets.UTF_8);
    }

    long served() {
        return served;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        for (int i = from; i < from + length; i++) {
            into[i] = (byte) read();
        }
        return length;
    }

    @Override
    public int read() {
        int at = (int) Math.min(Integer.MAX_VALUE, served++);
        return at < beginning.length ? beginning[at] : again[(at - beginning.length) % again.length];
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
