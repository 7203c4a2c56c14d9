package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Outfit;

import java.util.Locale;

/**
 * An invented person of the start list.
 *
 * @param id ODF code, digits
 * @param bib number on chest and back
 *
 */
public record Athlete(
        String id, String bib, String givenName, String familyName, String noc, String gender, Outfit outfit) {
    /** As graphics write it: family name in capitals. */
    public String displayName() {
        return givenName + " " + familyName.toUpperCase(Locale.ROOT);
    }
}
