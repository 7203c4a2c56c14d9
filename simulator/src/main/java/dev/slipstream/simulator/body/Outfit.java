package dev.slipstream.simulator.body;

/**
 * Colours of an athlete, 0xRRGGBB: a team is told by its suit, a person by skin and hair.
 *
 * @param primary of torso and trousers
 * @param secondary of stripes, sleeves and socks
 * @param bib ground of the bib; its number is black or white, whichever reads better
 */
public record Outfit(int primary, int secondary, int trousers, int bib, int helmet, int skin, int hair) {
    public int colour(Surface surface) {
        return switch (surface) {
            case SKIN -> skin;
            case HAIR -> hair;
            case HELMET -> helmet;
            case TORSO -> primary;
            case SLEEVE, SOCK -> secondary;
            case TROUSERS -> trousers;
            case VISOR -> 0x30343C;
            case GLOVE -> 0x22242A;
            case BOOT -> 0x1A1A1E;
            case BLADE -> 0xC8CCD2;
            case STICK -> 0x2A2018;
            case SKI -> secondary;
            case POLE -> 0x888C94;
        };
    }
}
