package dev.slipstream.embedded;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What Elasticsearch's launcher writes to the server's standard input: the settings, and a key store with the one entry
 * every node needs. The format is internal to the server, so it holds for the release this module pins (8.19).
 *
 * <p>Source: {@code ServerArgs.writeTo}, {@code KeyStoreWrapper.writeTo} and {@code StreamOutput} of elasticsearch 8.19.
 */
final class ElasticsearchArguments {
    private static final String KEY_STORE = "org.elasticsearch.common.settings.KeyStoreWrapper";
    private static final int KEY_STORE_FORMAT = 7;
    private static final int SEED_LENGTH = 20;
    private static final int TYPE_STRING = 0;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private ElasticsearchArguments() {}

    static byte[] encode(Map<String, String> settings, Path config, Path logs) throws IOException {
        ElasticsearchArguments arguments = new ElasticsearchArguments();
        arguments.flags(false, false, false); // daemonize, quiet, pid file
        arguments.keyStore();
        arguments.settings(settings);
        arguments.text(config.toString());
        arguments.text(logs.toString());
        return arguments.bytes.toByteArray();
    }

    private void flags(boolean... flags) throws IOException {
        for (boolean flag : flags) {
            out.writeBoolean(flag);
        }
    }

    private void keyStore() throws IOException {
        text(KEY_STORE);
        out.writeInt(KEY_STORE_FORMAT);
        flags(false, false); // password, encrypted bytes
        number(1); // entries
        text("keystore.seed");
        byte[] seed = UUID.randomUUID()
                .toString()
                .replace("-", "")
                .substring(0, SEED_LENGTH)
                .getBytes(StandardCharsets.UTF_8);
        block(seed);
        block(sha256(seed));
        flags(false); // closed
    }

    private void settings(Map<String, String> settings) throws IOException {
        number(settings.size());
        for (var setting : new TreeMap<>(settings).entrySet()) {
            text(setting.getKey());
            out.writeByte(TYPE_STRING);
            text(setting.getValue());
        }
    }

    private void block(byte[] block) throws IOException {
        number(block.length);
        out.write(block);
    }

    private void text(String text) throws IOException {
        number(text.length()); // characters, then their UTF-8; right for the basic multilingual plane
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Seven bits a byte, lowest first; the eighth says that more follow. */
    private void number(int number) throws IOException {
        int rest = number;
        while ((rest & ~0x7F) != 0) {
            out.writeByte((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
