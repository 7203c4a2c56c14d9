package dev.slipstream.modelserving.catalogue;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.slipstream.modelserving.pull.NpmPackages;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.TensorSpec;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a catalogue's YAML; every complaint names the file, the model and the key. */
final class CatalogueParser {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private CatalogueParser() {}

    static List<CatalogueEntry> parse(String origin, byte[] yaml) {
        JsonNode root;
        try {
            root = YAML.readTree(yaml);
        } catch (IOException e) {
            String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new CatalogueException(origin + " is no YAML: " + first, e);
        }
        Fields top = new Fields(origin, root);
        List<CatalogueEntry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode model : top.list("models")) {
            CatalogueEntry entry = entry(origin, model, entries.size());
            if (!names.add(entry.name())) {
                throw new CatalogueException(origin + ": the name " + entry.name() + " is there twice");
            }
            entries.add(entry);
        }
        top.end();
        return entries;
    }

    private static CatalogueEntry entry(String origin, JsonNode model, int number) {
        String name = new Fields(origin + ", model " + (number + 1), model).file("name");
        Fields fields = new Fields(origin + ", model " + name, model);
        CatalogueEntry entry = new CatalogueEntry(
                fields.file("name"),
                fields.text("task"),
                fields.text("licence"),
                fields.text("notice", ""),
                fields.text("version"),
                source(fields.fields("source")),
                constant(fields, "conversion", Conversion.class),
                fields.file("file"),
                fields.sha256("sha256"),
                signature(fields.fields("signature")),
                codec(fields.fields("codec")));
        fields.end();
        if (entry.conversion() != Conversion.NONE && !(entry.source() instanceof ModelSource.Npm)) {
            throw fields.wrong("only files of npm packages can be converted");
        }
        return entry;
    }

    private static ModelSource source(Fields source) {
        String kind = source.single();
        Fields fields = source.fields(kind);
        ModelSource parsed = switch (kind) {
            case "maven" -> new ModelSource.Maven(fields.text("group"), fields.text("artifact"), fields.text("path"));
            case "npm" -> npm(fields);
            case "operator" -> new ModelSource.Operator(fields.file("file"));
            case "url" -> new ModelSource.Url(uri(fields));
            default -> throw source.wrong("must be maven, npm, operator or url, not " + kind);
        };
        fields.end();
        return parsed;
    }

    private static ModelSource npm(Fields fields) {
        String name = fields.text("package");
        String version = fields.text("version");
        if (!NpmPackages.isName(name) || !NpmPackages.isVersion(version)) {
            throw fields.wrong("\"" + name + "@" + version + "\" is no npm package with one version");
        }
        List<String> paths = fields.texts("paths");
        if (paths.isEmpty() || paths.size() > 64) {
            throw fields.wrong("paths must name 1 to 64 files of the package");
        }
        return new ModelSource.Npm(name, version, fields.sha256("sha256"), List.copyOf(paths));
    }

    private static URI uri(Fields fields) {
        String text = fields.text("address");
        try {
            URI uri = URI.create(text);
            if ("https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
            if ("file".equals(uri.getScheme()) && uri.getPath() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw fields.wrong("address is no URL: " + e.getMessage());
        }
        throw fields.wrong("address must begin with https:// and hold no password, or with file:/");
    }

    private static Signature signature(Fields fields) {
        Signature signature =
                new Signature(specs(fields, "inputs"), specs(fields, "outputs"), fields.number("maxBatch"));
        fields.end();
        if (signature.maxBatch() < 0 || signature.maxBatch() > 1024) {
            throw fields.wrong("maxBatch must be 0 to 1024");
        }
        return signature;
    }

    private static List<TensorSpec> specs(Fields signature, String key) {
        List<TensorSpec> specs = new ArrayList<>();
        for (JsonNode node : signature.list(key)) {
            Fields fields = new Fields(signature.where() + ", " + key, node);
            specs.add(new TensorSpec(
                    fields.text("name"), constant(fields, "datatype", DataType.class), fields.shape("shape")));
            fields.end();
        }
        if (specs.isEmpty()) {
            throw signature.wrong(key + " must name a tensor");
        }
        return specs;
    }

    private static CodecSpec codec(Fields fields) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        JsonNode given = fields.get("parameters");
        given.properties().forEach(parameter -> {
            JsonNode value = parameter.getValue();
            boolean simple = value.isNumber() || value.isTextual() || value.isBoolean() || value.isArray();
            if (!simple) {
                throw fields.wrong("parameter " + parameter.getKey() + " must be a number, a text or a list");
            }
            parameters.put(parameter.getKey(), YAML.convertValue(value, Object.class));
        });
        CodecSpec codec = new CodecSpec(fields.text("name"), parameters);
        fields.end();
        return codec;
    }

    private static <E extends Enum<E>> E constant(Fields fields, String key, Class<E> type) {
        String text = fields.text(key);
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw fields.wrong(key + " must be one of " + List.of(type.getEnumConstants()) + ", not " + text);
        }
    }
}
