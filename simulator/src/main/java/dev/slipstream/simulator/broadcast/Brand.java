package dev.slipstream.simulator.broadcast;

import dev.slipstream.simulator.picture.Ink;
import dev.slipstream.simulator.sport.Sport;

/** The look of the channel: its name and its colours. */
final class Brand {
    static final String NAME = "SLIPSTREAM";
    static final int DARK = 0x0A1220;
    static final int PANEL = 0x101B2E;
    static final int WHITE = 0xFFFFFF;
    static final int SOFT = 0xC6D2E2;

    private static final int[][] STRIPES = {
        {0xD42A34, 0xFFFFFF, 0x1F4FA3},
        {0x1F4FA3, 0xFFD23C, 0xD42A34},
        {0x12813F, 0xFFFFFF, 0xD42A34},
        {0x1C1C20, 0xD42A34, 0xF2B824},
        {0x1F4FA3, 0xFFFFFF, 0xD42A34},
        {0xD42A34, 0xFFFFFF, 0xD42A34},
        {0x2E74C8, 0xF2C230, 0x2E74C8},
        {0xFFFFFF, 0xD42A34, 0x1F4FA3},
        {0x12813F, 0xF2C230, 0x12813F},
        {0x14306B, 0xFFFFFF, 0xC83A48},
        {0xF28A1E, 0xFFFFFF, 0x12813F}
    };

    private Brand() {}

    static int accent(Sport sport) {
        return switch (sport) {
            case SKI_CROSS -> 0xFF7A2F;
            case SHORT_TRACK -> 0x1CC4F4;
            case ICE_HOCKEY -> 0xF2364E;
        };
    }

    /** A competitor's colour, lightened where the dark of a panel would swallow it. */
    static int onDark(int colour) {
        int light = (colour >> 16 & 255) * 3 + (colour >> 8 & 255) * 6 + (colour & 255);
        return light < 700 ? Ink.mix(colour, WHITE, 0.35) : colour;
    }

    /** Three colours that stand for a team: not its flag, always the same. */
    static int[] stripes(String noc) {
        return STRIPES[Math.floorMod(noc.hashCode() * 31 + noc.length(), STRIPES.length)];
    }
}
