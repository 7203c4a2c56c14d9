package dev.slipstream.modelserving.caption;

import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClientAsync;
import com.openai.core.JsonValue;
import com.openai.core.RequestOptions;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIRetryableException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.client.Answer;
import dev.slipstream.modelserving.client.InferenceEndpoint;
import dev.slipstream.modelserving.client.InferenceException;
import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.tensor.Tensor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Vision-language models behind the OpenAI chat completions API, as an endpoint like any other: batching apart, they share tries,
 * limits and breaker with it. Takes the tensors of {@link CaptionCodec}; asks for JSON of a strict schema; an answer that was cut
 * off, filtered or refused is no answer.
 */
public final class OpenAiEndpoint implements InferenceEndpoint {
    private static final Map<String, ?> SCHEMA = Map.of(
            "type",
            "object",
            "additionalProperties",
            false,
            "required",
            List.of("caption", "names"),
            "properties",
            Map.of(
                    "caption", Map.of("type", "string"),
                    "names", Map.of("type", "array", "items", Map.of("type", "string"))));

    private final OpenAiOptions options;
    private final OpenAIClientAsync client;

    public OpenAiEndpoint(OpenAiOptions options) {
        this.options = options;
        this.client = OpenAIOkHttpClientAsync.builder()
                .baseUrl(options.url().toString())
                // The client insists on a key; servers on this machine often want none.
                .apiKey(options.apiKey() == null ? "none" : options.apiKey())
                // Tries are counted in one place, which knows the deadline.
                .maxRetries(0)
                .build();
    }

    @Override
    public CompletableFuture<Answer> infer(ModelRef model, List<Tensor> inputs, long timeoutNanos) {
        RequestOptions limits = RequestOptions.builder()
                .timeout(Duration.ofNanos(Math.max(1_000_000, timeoutNanos)))
                .build();
        return client.chat()
                .completions()
                .create(request(model, inputs), limits)
                .handle((completion, failure) -> {
                    if (failure != null) {
                        throw classify(failure);
                    }
                    return answer(completion);
                });
    }

    private ChatCompletionCreateParams request(ModelRef model, List<Tensor> inputs) {
        List<ChatCompletionContentPart> parts = new ArrayList<>();
        parts.add(ChatCompletionContentPart.ofText(ChatCompletionContentPartText.builder()
                .text(StandardCharsets.UTF_8.decode(inputs.get(0).data()).toString())
                .build()));
        for (Tensor picture : inputs.subList(1, inputs.size())) {
            parts.add(ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
                    .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                            .url("data:image/jpeg;base64," + base64(picture.data()))
                            .build())
                    .build()));
        }
        return ChatCompletionCreateParams.builder()
                .model(model.name())
                .maxCompletionTokens(options.maxTokens())
                .temperature(0)
                .addUserMessageOfArrayOfContentParts(parts)
                .responseFormat(ResponseFormatJsonSchema.builder()
                        .jsonSchema(ResponseFormatJsonSchema.JsonSchema.builder()
                                .name("caption")
                                .strict(true)
                                .schema(JsonValue.from(SCHEMA)
                                        .convert(ResponseFormatJsonSchema.JsonSchema.Schema.class))
                                .build())
                        .build())
                .build();
    }

    private static String base64(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1
                .decode(Base64.getEncoder().encode(bytes))
                .toString();
    }

    private Answer answer(ChatCompletion completion) {
        try {
            if (completion.choices().size() != 1) {
                throw refused("has " + completion.choices().size() + " choices");
            }
            ChatCompletion.Choice choice = completion.choices().get(0);
            if (choice.message().refusal().filter(text -> !text.isBlank()).isPresent()) {
                throw refused("is a refusal");
            }
            if (!choice.finishReason().equals(ChatCompletion.Choice.FinishReason.STOP)) {
                throw refused("was not finished (" + choice.finishReason() + ")");
            }
            String content = choice.message().content().orElseThrow(() -> refused("is empty"));
            return new Answer(
                    new ModelInfo(completion.model(), "", ""),
                    List.of(CaptionCodec.bytes(CaptionCodec.ANSWER, content.getBytes(StandardCharsets.UTF_8))));
        } catch (OpenAIException e) {
            throw new InferenceException(Kind.REJECTED, options + " gave no valid answer: " + e.getMessage(), e);
        }
    }

    private static InferenceException refused(String problem) {
        return new InferenceException(Kind.REJECTED, "the vision-language model's answer " + problem);
    }

    private InferenceException classify(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String message = options + ": " + cause.getMessage();
        if (cause instanceof OpenAIServiceException service) {
            int status = service.statusCode();
            boolean passing = status == 408 || status == 409 || status == 429 || status >= 500;
            boolean refusedUs = status == 401 || status == 403 || status == 404;
            return new InferenceException(
                    passing ? Kind.RETRY : refusedUs ? Kind.FATAL : Kind.REJECTED, message, cause);
        }
        if (cause instanceof OpenAIIoException || cause instanceof OpenAIRetryableException) {
            return new InferenceException(Kind.RETRY, message, cause);
        }
        return new InferenceException(Kind.REJECTED, message, cause);
    }

    @Override
    public int maxBatch(ModelRef model) {
        return 1;
    }

    @Override
    public void close() {
        client.close();
    }
}
