package dev.slipstream.operators.health;

/**
 * A time in which a feed had one condition, from its first segment on: pending until it has lasted long enough, then active until the
 * feed has been well for a while, so that what flickers calls the pager once. A Flink POJO.
 */
public class Spell {
    /** Two good segments in a row, of one to two seconds each. */
    static final long WELL_AFTER_MICROS = 2_000_000;

    public long firstSequence;
    public long sinceMicros;
    public long mediaSinceMicros;
    /** Whether it was told. */
    public boolean active;
    /** Whether the last segments were good. */
    public boolean well;
    /** Since when; meaningless where they were not. */
    public long wellMicros;

    public long mediaWellMicros;

    public Spell() {}

    /** A spell that begins with this segment. */
    static Spell from(HealthSignals signals) {
        Spell spell = new Spell();
        spell.firstSequence = signals.sequence;
        spell.sinceMicros = signals.captureMicros;
        spell.mediaSinceMicros = signals.mediaMicros;
        return spell;
    }

    /** The condition goes on. */
    void goOn() {
        well = false;
    }

    /** The feed is well again with this segment; whether for long enough that the spell is over. */
    boolean recover(HealthSignals signals) {
        if (!well) {
            well = true;
            wellMicros = signals.captureMicros;
            mediaWellMicros = signals.mediaMicros;
        }
        return !active || signals.captureMicros + signals.durationMicros - wellMicros >= WELL_AFTER_MICROS;
    }
}
