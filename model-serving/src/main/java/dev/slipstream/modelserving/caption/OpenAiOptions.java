package dev.slipstream.modelserving.caption;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * How an OpenAI-compatible endpoint is reached.
 *
 * @param url of its API, such as https://host/v1; http only on loopback, for a key and pictures would go in the clear
 * @param apiKey a secret; null where the endpoint wants none
 * @param maxTokens most tokens of an answer
 */
public record OpenAiOptions(URI url, @Nullable String apiKey, int maxTokens) {
    /** Two sentences and a list of names in JSON. */
    public static final int MAX_TOKENS = 300;

    public OpenAiOptions {
        boolean https = "https".equals(url.getScheme());
        boolean local = "http".equals(url.getScheme()) && isLoopback(url.getHost());
        if (url.getHost() == null || !(https || local)) {
            throw new IllegalArgumentException(
                    "\"" + url + "\" is no endpoint for captions; use https://host/v1, or http:// on this machine");
        }
    }

    private static boolean isLoopback(@Nullable String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "openai:" + url;
    }
}
