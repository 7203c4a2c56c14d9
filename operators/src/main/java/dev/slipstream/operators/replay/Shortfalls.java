package dev.slipstream.operators.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why cameras were left out, in one line: those with one reason together. */
final class Shortfalls {
    private Shortfalls() {}

    static String of(List<CameraShare> cameras) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (CameraShare camera : cameras) {
            if (!camera.isUsable()) {
                byReason.computeIfAbsent(camera.reason, reason -> new ArrayList<>())
                        .add(camera.camera);
            }
        }
        List<String> parts = new ArrayList<>();
        byReason.forEach((reason, who) -> parts.add(String.join(", ", who) + ": " + reason));
        return String.join("; ", parts);
    }
}
