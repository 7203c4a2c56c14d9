package dev.slipstream.simulator.sport;

import java.util.List;

/**
 * Something that happened and that a viewer would talk about: the truth that highlights are measured against.
 *
 * @param type START, GOAL, SAVE, SHOT, HIT, FALL, JUMP, LEAD_CHANGE, GATE_MISSED, FINISH, CELEBRATION
 * @param time seconds from the start; for a goal the instant at which the puck crosses the line
 * @param athletes ids, the one who did it first
 * @param importance 0 to 1
 */
public record Moment(Type type, double time, List<String> athletes, double importance) {
    /** What kinds of moments there are. */
    public enum Type {
        START,
        GOAL,
        SAVE,
        SHOT,
        HIT,
        FALL,
        JUMP,
        LEAD_CHANGE,
        GATE_MISSED,
        FINISH,
        CELEBRATION
    }
}
