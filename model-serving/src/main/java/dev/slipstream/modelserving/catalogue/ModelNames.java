package dev.slipstream.modelserving.catalogue;

/** Names of the catalogue that code asks for; a test holds them against {@code models.yaml}. */
public final class ModelNames {
    public static final String TEXT_DETECTION = "ppocr-v4-detection";
    public static final String TEXT_RECOGNITION = "ppocr-v4-recognition";
    public static final String TEXT_EMBEDDING = "minilm-l6-v2-q";
    public static final String NANODET = "nanodet";
    public static final String YOLOX_NANO = "yolox-nano";
    public static final String POSE_FULL = "pose-landmark-full";
    public static final String POSE_LITE = "pose-landmark-lite";
    public static final String MOVENET = "movenet-lightning";
    public static final String VOICE = "silero-vad";
    public static final String SOUND_EVENTS = "yamnet";
    public static final String APPEARANCE = "person-reid-0288";

    private ModelNames() {}
}
