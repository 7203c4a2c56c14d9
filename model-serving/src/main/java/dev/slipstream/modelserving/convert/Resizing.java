package dev.slipstream.modelserving.convert;

import java.util.List;
import java.util.Map;

/** Operators that scale pictures; where a pixel lies is told by two flags in TensorFlow and by a mode in ONNX. */
final class Resizing {
    private Resizing() {}

    static void register(Map<String, Mapper> mappers) {
        mappers.put("ResizeBilinear", step -> resize(step, "linear"));
        mappers.put("ResizeNearestNeighbor", step -> resize(step, "nearest"));
    }

    private static List<Value> resize(Step step, String mode) {
        int[] size = step.constant(1).ints();
        boolean corners = step.node().flag("align_corners");
        boolean centres = step.node().flag("half_pixel_centers");
        String place = corners ? "align_corners" : centres ? "half_pixel" : "asymmetric";
        String picture = step.in(Layout.CHANNELS_LAST, 0);
        // Sizes of two axes only would be shorter, but ONNX Runtime 1.21 loses them when it moves transposes.
        String outer = step.add(
                "Slice",
                List.of(
                        step.add("Shape", List.of(picture)),
                        step.write(Constant.longs(0)),
                        step.write(Constant.longs(2))));
        String sizes =
                step.add("Concat", List.of(outer, step.write(Constant.longs(size))), OnnxGraph.number("axis", 0));
        String result = step.add(
                "Resize",
                List.of(picture, "", "", sizes),
                OnnxGraph.text("mode", mode),
                OnnxGraph.text("coordinate_transformation_mode", place),
                // floor(x + 0.5) of a half-pixel place, and of corners, is what TensorFlow takes.
                OnnxGraph.text("nearest_mode", corners || centres ? "round_prefer_ceil" : "floor"));
        return Step.value(result, Layout.CHANNELS_LAST);
    }
}
