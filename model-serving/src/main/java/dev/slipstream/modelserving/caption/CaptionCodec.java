package dev.slipstream.modelserving.caption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.modelserving.client.InferenceException;
import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.ModelCodec;
import dev.slipstream.modelserving.tensor.Tensor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * From pictures to a prompt and JPEG files as tensors of bytes, and from the answer's JSON to a caption. Anything but the form that
 * was asked for is refused: what a model says unasked is never published.
 */
public final class CaptionCodec implements ModelCodec<CaptionQuestion, CaptionAnswer> {
    static final String PROMPT = "prompt";
    static final String ANSWER = "answer";

    private static final int MAX_TEXT = 600;
    private static final int MAX_NAMES = 16;
    private static final int MAX_NAME = 80;
    private static final Set<String> FIELDS = Set.of("caption", "names");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    public List<Tensor> encode(CaptionQuestion question) {
        List<Tensor> inputs = new ArrayList<>();
        inputs.add(bytes(PROMPT, prompt(question).getBytes(StandardCharsets.UTF_8)));
        question.jpegs().forEach(jpeg -> inputs.add(bytes("picture", jpeg)));
        return inputs;
    }

    private static String prompt(CaptionQuestion question) {
        String sport = question.sport() == null ? "a sports event" : question.sport();
        return "These are pictures of one shot of " + sport
                + ". Say in one or two plain English sentences what happens,"
                + " only what can be seen. Do not name persons, teams, places or brands unless they can be read in the"
                + " picture; list every person that you name under names. Begin each sentence with an article or a number.";
    }

    /** A tensor of one row of bytes. */
    static Tensor bytes(String name, byte[] content) {
        return new Tensor(name, DataType.UINT8, new long[] {1, content.length}, ByteBuffer.wrap(content));
    }

    /** Throws an {@link InferenceException} that says what is wrong with the answer, without quoting it at length. */
    @Override
    public CaptionAnswer decode(CaptionQuestion question, List<Tensor> outputs) {
        ByteBuffer bytes = outputs.get(0).data();
        String text = StandardCharsets.UTF_8.decode(bytes).toString();
        JsonNode answer;
        try {
            answer = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw refused("is no JSON");
        }
        if (!answer.isObject()
                || answer.size() != FIELDS.size()
                || !FIELDS.stream().allMatch(answer::has)) {
            throw refused("has not the fields " + FIELDS + " and no others");
        }
        JsonNode caption = answer.get("caption");
        if (!caption.isTextual()
                || caption.asText().isBlank()
                || caption.asText().length() > MAX_TEXT) {
            throw refused("has no caption of 1 to " + MAX_TEXT + " characters");
        }
        return new CaptionAnswer(caption.asText().strip(), names(answer.get("names")));
    }

    private static List<String> names(JsonNode names) {
        if (!names.isArray() || names.size() > MAX_NAMES) {
            throw refused("has no list of at most " + MAX_NAMES + " names");
        }
        List<String> list = new ArrayList<>();
        for (Iterator<JsonNode> each = names.elements(); each.hasNext(); ) {
            JsonNode name = each.next();
            if (!name.isTextual() || name.asText().isBlank() || name.asText().length() > MAX_NAME) {
                throw refused("has a name that is not one of 1 to " + MAX_NAME + " characters");
            }
            list.add(name.asText().strip());
        }
        return list;
    }

    private static InferenceException refused(String problem) {
        return new InferenceException(Kind.REJECTED, "the vision-language model's answer " + problem);
    }
}
