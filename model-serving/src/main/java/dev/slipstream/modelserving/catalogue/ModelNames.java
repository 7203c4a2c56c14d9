package dev.slipstream.modelserving.catalogue;

/** Names of the catalogue that code asks for; a test holds them against {@code models.yaml}. */
public final class ModelNames {
    public static final String TEXT_DETECTION = "ppocr-v4-detection";
    public static final String TEXT_RECOGNITION = "ppocr-v4-recognition";
    public static final String TEXT_EMBEDDING = "minilm-l6-v2-q";

    private ModelNames() {}
}
