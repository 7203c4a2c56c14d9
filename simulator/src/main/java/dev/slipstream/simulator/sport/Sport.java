package dev.slipstream.simulator.sport;

import java.util.Locale;

/** The sports of the venue, from easy to hard for a machine. */
public enum Sport {
    /** One athlete at a time, gates and a jump, falling and swirling snow. */
    SKI_CROSS("FRS", "Ski Cross"),
    /** A pack on glossy ice, fast turns, falls. */
    SHORT_TRACK("STK", "Short Track"),
    /** Two teams in contact, a puck, bodies in front of each other. */
    ICE_HOCKEY("IHO", "Ice Hockey");

    private final String discipline;
    private final String title;

    Sport(String discipline, String title) {
        this.discipline = discipline;
        this.title = title;
    }

    /** As on the command line: {@code ice-hockey}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The ODF discipline code. */
    public String discipline() {
        return discipline;
    }

    /** For people. */
    public String title() {
        return title;
    }
}
