package dev.slipstream.simulator.body;

/** What a part of a figure is made of; an {@link Outfit} says which colour that has. */
public enum Surface {
    SKIN,
    HAIR,
    HELMET,
    VISOR,
    /** Chest and back; carries stripes and the bib. */
    TORSO,
    SLEEVE,
    GLOVE,
    TROUSERS,
    SOCK,
    BOOT,
    BLADE,
    STICK,
    SKI,
    POLE
}
