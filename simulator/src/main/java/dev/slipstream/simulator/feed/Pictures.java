package dev.slipstream.simulator.feed;

/** One camera's view as pictures that are drawn when the encoder asks: nothing of a feed is ever held but one picture. */
public interface Pictures {
    /** Pixels; even. */
    int width();

    /** Pixels; even. */
    int height();

    /**
     * Draws one picture. Called in order, 0, 1, 2, by one thread at a time.
     *
     * @param rgb 0xRRGGBB by rows, the top left pixel first; all of it is to be written
     */
    void draw(int frame, int[] rgb);
}
