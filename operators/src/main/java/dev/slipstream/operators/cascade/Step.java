package dev.slipstream.operators.cascade;

/** What can be asked about a picture, by the name under which it is planned, counted and, where missing, reported. */
public final class Step {
    /** Reading what is written. */
    public static final String TEXT = "text";
    /** Finding people and things. */
    public static final String OBJECTS = "objects";
    /** A sentence by a vision-language model. */
    public static final String CAPTION = "caption";

    /** Looking among the pictures between two samples whether and when the shot changed. */
    public static final String CUTS = "cuts";

    /** Storing the picture, which may come to stand for its shot. */
    public static final String KEY_FRAME = "keyframe";

    private Step() {}

    /** The field of a description that a step fills. */
    static String fact(String step) {
        return switch (step) {
            case TEXT -> "texts";
            case KEY_FRAME -> "keyFrame";
            default -> step;
        };
    }
}
