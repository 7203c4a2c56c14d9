package dev.slipstream.jobs;

import dev.slipstream.modelserving.caption.OpenAiEndpoint;
import dev.slipstream.modelserving.caption.OpenAiOptions;
import dev.slipstream.modelserving.client.InferenceEndpoint;
import dev.slipstream.operators.inference.EndpointFactory;
import org.apache.flink.configuration.ReadableConfig;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The endpoint for captions that the settings name.
 *
 * @param address openai:https://host/v1
 * @param model its name there
 * @param keyFile whose content is the API key; it is read on the machine that connects
 */
record CaptionEndpoint(
        String address, String model, @Nullable String keyFile) implements EndpointFactory {
    private static final String OPENAI = "openai:";

    CaptionEndpoint {
        if (!address.startsWith(OPENAI)) {
            throw new IllegalArgumentException(InferenceOptions.CAPTIONS_ENDPOINT.key() + ": \"" + address
                    + "\" is no endpoint for captions; use openai:https://host/v1");
        }
        // Fails on the machine that submits, not on the one that runs.
        options(null, address);
    }

    /** Empty where there are to be no captions. */
    static Optional<CaptionEndpoint> of(ReadableConfig settings) {
        return settings.getOptional(InferenceOptions.CAPTIONS_ENDPOINT)
                .map(address -> new CaptionEndpoint(
                        address,
                        settings.getOptional(InferenceOptions.CAPTIONS_MODEL)
                                .orElseThrow(() -> new IllegalArgumentException(InferenceOptions.CAPTIONS_MODEL.key()
                                        + " is missing; name the model at " + address)),
                        settings.getOptional(InferenceOptions.CAPTIONS_KEY_FILE).orElse(null)));
    }

    private static OpenAiOptions options(@Nullable String key, String address) {
        return new OpenAiOptions(URI.create(address.substring(OPENAI.length())), key, OpenAiOptions.MAX_TOKENS);
    }

    @Override
    public String key() {
        return toString();
    }

    @Override
    public InferenceEndpoint open() throws IOException {
        String key = keyFile == null ? null : Files.readString(Path.of(keyFile)).strip();
        return new OpenAiEndpoint(options(key, address));
    }
}
