package dev.slipstream.vision.geometry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads rig.json (schema in contracts), and says in one line what is wrong with it. */
public final class RigFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_BYTES = 4L << 20;
    private static final int MOST_CAMERAS = 512;
    private static final int LARGEST_PICTURE = 16_384;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private final String file;

    private RigFile(String file) {
        this.file = file;
    }

    /**
     * @throws RigException if it is no rig
     * @throws IOException if it cannot be read
     */
    public static Rig read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new RigException(file + ": no such file");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new RigException(file + ": larger than " + MOST_BYTES + " bytes, so it is no rig");
        }
        try {
            return new RigFile(file.toString()).rig(JSON.readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException e) {
            throw new RigException(file + ": not JSON: " + e.getOriginalMessage());
        }
    }

    private Rig rig(@Nullable JsonNode root) throws RigException {
        if (root == null || !root.isObject()) {
            throw wrong("", "not a JSON object");
        }
        if (!"m".equals(root.path("unit").asText())
                || !"z".equals(root.path("up").asText())) {
            throw wrong("", "unit must be \"m\" and up must be \"z\"");
        }
        JsonNode box = root.path("bounds");
        Bounds bounds = checked("bounds", () -> new Bounds(vector(box, "min"), vector(box, "max")));
        Background background = checked("background", () -> background(root.path("background")));
        JsonNode cameras = root.path("cameras");
        if (!cameras.isArray() || cameras.isEmpty() || cameras.size() > MOST_CAMERAS) {
            throw wrong("cameras", "must be a list of 1 to " + MOST_CAMERAS);
        }
        List<Rig.Member> members = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode camera : cameras) {
            String id = camera.path("id").asText();
            if (!ID.matcher(id).matches()) {
                throw wrong("camera " + (members.size() + 1), "its id must match " + ID.pattern());
            }
            if (!ids.add(id)) {
                throw wrong("camera " + id, "stands twice in the rig");
            }
            members.add(checked("camera " + id, () -> member(id, camera)));
        }
        return new Rig(bounds, background, members);
    }

    private static Background background(JsonNode node) {
        if (node.isMissingNode()) {
            return new Background(Background.Kind.LEARNED, null);
        }
        String kind = node.path("kind").asText().toUpperCase(Locale.ROOT);
        for (Background.Kind known : Background.Kind.values()) {
            if (known.name().equals(kind)) {
                return new Background(known, node.has("colour") ? colour(node) : null);
            }
        }
        throw new IllegalArgumentException("its kind must be plate, colour or learned");
    }

    private static int[] colour(JsonNode node) {
        double[] values = numbers(node, "colour", 3);
        int[] colour = new int[3];
        for (int i = 0; i < 3; i++) {
            if (values[i] < 0 || values[i] > 255) {
                throw new IllegalArgumentException("colour must lie between 0 and 255");
            }
            colour[i] = (int) Math.round(values[i]);
        }
        return colour;
    }

    private static Rig.Member member(String id, JsonNode node) {
        double[] d = node.has("distortion") ? numbers(node, "distortion", 5) : new double[5];
        Camera camera = new Camera(
                id,
                size(node, "width"),
                size(node, "height"),
                matrix(node, "K"),
                new Lens(d[0], d[1], d[2], d[3], d[4]),
                matrix(node, "R"),
                numbers(node, "t", 3));
        String plate = node.hasNonNull("plate") ? node.path("plate").asText() : null;
        return new Rig.Member(camera, plate, node.path("offsetSeconds").asDouble(0));
    }

    private static int size(JsonNode node, String name) {
        int value = node.path(name).asInt();
        if (value < 16 || value > LARGEST_PICTURE) {
            throw new IllegalArgumentException(name + " must be 16 to " + LARGEST_PICTURE + " pixels");
        }
        return value;
    }

    private static Vector3 vector(JsonNode node, String name) {
        double[] v = numbers(node, name, 3);
        return new Vector3(v[0], v[1], v[2]);
    }

    private static double[] matrix(JsonNode node, String name) {
        JsonNode rows = node.path(name);
        if (!rows.isArray() || rows.size() != 3) {
            throw new IllegalArgumentException(name + " must be three rows of three numbers");
        }
        double[] matrix = new double[9];
        for (int row = 0; row < 3; row++) {
            System.arraycopy(numbers(rows.path(row), name, 3), 0, matrix, 3 * row, 3);
        }
        return matrix;
    }

    private static double[] numbers(JsonNode node, String name, int count) {
        JsonNode list = node.isArray() ? node : node.path(name);
        double[] numbers = new double[count];
        if (!list.isArray() || list.size() != count) {
            throw new IllegalArgumentException(name + " must be " + count + " numbers");
        }
        for (int i = 0; i < count; i++) {
            if (!list.path(i).isNumber() || !Double.isFinite(list.path(i).asDouble())) {
                throw new IllegalArgumentException(name + " must be " + count + " numbers");
            }
            numbers[i] = list.path(i).asDouble();
        }
        return numbers;
    }

    /** A part of the document; what it throws is told with its place. */
    private interface Part<T> {
        T read();
    }

    private <T> T checked(String place, Part<T> part) throws RigException {
        try {
            return part.read();
        } catch (IllegalArgumentException e) {
            throw wrong(place, String.valueOf(e.getMessage()));
        }
    }

    private RigException wrong(String place, String problem) {
        return new RigException(file + ": " + (place.isEmpty() ? "" : place + ": ") + problem);
    }
}
