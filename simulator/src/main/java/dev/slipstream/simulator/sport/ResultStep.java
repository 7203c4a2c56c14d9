package dev.slipstream.simulator.sport;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the results system says at one instant; {@code results} writes it as messages.
 *
 * @param time seconds from the start, a little after what it tells of
 */
public record ResultStep(double time, Status status, List<Standing> standings) {
    /** ODF ResultStatus; CORRECTED travels as OFFICIAL with a higher version. */
    public enum Status {
        START_LIST,
        INTERMEDIATE,
        UNOFFICIAL,
        OFFICIAL,
        CORRECTED
    }

    /**
     * One competitor, a person or a team.
     *
     * @param competitor id of the athlete, or the team's code
     * @param athletes ids, in start order
     * @param order in the start list, from 1
     * @param rank null while there is none
     * @param result time or score; null while there is none
     * @param irm DNF, DNS or DSQ instead of a result
     */
    public record Standing(
            String competitor,
            String noc,
            List<String> athletes,
            int order,
            @Nullable Integer rank,
            @Nullable String result,
            @Nullable String irm) {}
}
