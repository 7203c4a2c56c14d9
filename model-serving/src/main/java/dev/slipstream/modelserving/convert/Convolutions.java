package dev.slipstream.modelserving.convert;

import dev.slipstream.modelserving.onnx.format.AttributeProto;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Convolutions and poolings: TensorFlow means channels last, ONNX wants them first. */
final class Convolutions {
    private Convolutions() {}

    static void register(Map<String, Mapper> mappers) {
        mappers.put("Conv2D", step -> convolution(step, false));
        mappers.put("_FusedConv2D", step -> convolution(step, false));
        mappers.put("DepthwiseConv2d", step -> convolution(step, true));
        mappers.put("DepthwiseConv2dNative", step -> convolution(step, true));
        mappers.put("FusedDepthwiseConv2dNative", step -> convolution(step, true));
        mappers.put("Conv2DBackpropInput", Convolutions::transposed);
        mappers.put("MaxPool", step -> pooling(step, "MaxPool"));
        mappers.put("AvgPool", step -> pooling(step, "AveragePool"));
        mappers.put("FusedBatchNorm", Convolutions::batchNorm);
        mappers.put("FusedBatchNormV2", Convolutions::batchNorm);
        mappers.put("FusedBatchNormV3", Convolutions::batchNorm);
    }

    private static List<Value> convolution(Step step, boolean depthwise) {
        Constant filter = step.constant(1);
        int groups = 1;
        Constant weights;
        if (depthwise) {
            // Height, width, channel, filters of each channel.
            int[] shape = filter.shape();
            groups = shape[2];
            weights = filter.transposed(List.of(2, 3, 0, 1)).reshaped(shape[2] * shape[3], 1, shape[0], shape[1]);
        } else {
            weights = filter.transposed(List.of(3, 2, 0, 1));
        }
        List<Integer> strides = spatial(step, "strides");
        List<Integer> dilations = spatial(step, "dilations");
        List<AttributeProto> attributes = new ArrayList<>(List.of(
                OnnxGraph.ints("kernel_shape", List.of(weights.shape()[2], weights.shape()[3])),
                OnnxGraph.ints("strides", strides),
                OnnxGraph.ints("dilations", dilations),
                OnnxGraph.number("group", groups)));
        padding(step, weights, strides, dilations).ifPresent(attributes::add);

        List<String> fused = step.node().texts("fused_ops");
        List<String> inputs = new ArrayList<>(List.of(step.in(Layout.CHANNELS_LAST, 0), step.write(weights)));
        if (fused.contains("BiasAdd")) {
            Constant bias = step.constant(2);
            inputs.add(step.write(bias.reshaped(bias.values().length)));
        }
        String result = step.add("Conv", inputs, attributes.toArray(AttributeProto[]::new));
        for (String operation : fused) {
            if (operation.equals("Prelu")) {
                result = step.add("PRelu", List.of(result, step.in(Layout.CHANNELS_LAST, 3)));
            } else if (!operation.equals("BiasAdd")) {
                result = Elementwise.activate(step, operation, result);
            }
        }
        return Step.value(result, Layout.CHANNELS_LAST);
    }

    private static Optional<AttributeProto> padding(
            Step step, Constant weights, List<Integer> strides, List<Integer> dilations) {
        String padding = step.node().text("padding", "VALID");
        return switch (padding) {
            case "VALID" -> Optional.empty();
            case "SAME" -> Optional.of(same(step, weights, strides, dilations));
            case "EXPLICIT" -> {
                List<Integer> pads = step.node().numbers("explicit_paddings");
                yield Optional.of(OnnxGraph.ints("pads", List.of(pads.get(2), pads.get(4), pads.get(3), pads.get(5))));
            }
            default -> throw ConversionException.unsupported(step.node(), "padding " + padding);
        };
    }

    private static AttributeProto same(Step step, Constant weights, List<Integer> strides, List<Integer> dilations) {
        if (dilations.equals(List.of(1, 1))) {
            return OnnxGraph.text("auto_pad", "SAME_UPPER");
        }
        if (!strides.equals(List.of(1, 1))) {
            throw ConversionException.unsupported(step.node(), "it has both strides and dilations");
        }
        // Runtimes differ in what automatic padding means for filters with holes, so it is worked out here.
        int high = (weights.shape()[2] - 1) * dilations.get(0);
        int wide = (weights.shape()[3] - 1) * dilations.get(1);
        return OnnxGraph.ints("pads", List.of(high / 2, wide / 2, high - high / 2, wide - wide / 2));
    }

    /** Height and width of a list over batch, height, width and channel. */
    private static List<Integer> spatial(Step step, String attribute) {
        if (!step.node().text("data_format", "NHWC").equals("NHWC")) {
            throw ConversionException.unsupported(step.node(), "channels are not last");
        }
        List<Integer> all = step.node().numbers(attribute);
        return all.size() == 4 ? all.subList(1, 3) : List.of(1, 1);
    }

    private static List<Value> transposed(Step step) {
        Constant filter = step.constant(1);
        int[] size = step.constant(0).ints();
        List<Integer> strides = spatial(step, "strides");
        if (!spatial(step, "dilations").equals(List.of(1, 1))) {
            throw ConversionException.unsupported(step.node(), "it has dilations");
        }
        List<AttributeProto> attributes = new ArrayList<>(List.of(
                OnnxGraph.ints("kernel_shape", List.of(filter.shape()[0], filter.shape()[1])),
                OnnxGraph.ints("strides", strides)));
        switch (step.node().text("padding", "VALID")) {
            case "SAME" -> {
                attributes.add(OnnxGraph.text("auto_pad", "SAME_UPPER"));
                attributes.add(OnnxGraph.ints("output_shape", List.of(size[1], size[2])));
            }
            case "VALID" -> attributes.add(OnnxGraph.ints("output_shape", List.of(size[1], size[2])));
            default -> throw ConversionException.unsupported(step.node(), "its padding");
        }
        String result = step.add(
                "ConvTranspose",
                List.of(step.in(Layout.CHANNELS_LAST, 2), step.write(filter.transposed(List.of(3, 2, 0, 1)))),
                attributes.toArray(AttributeProto[]::new));
        return Step.value(result, Layout.CHANNELS_LAST);
    }

    private static List<Value> pooling(Step step, String onnx) {
        List<AttributeProto> attributes = new ArrayList<>(List.of(
                OnnxGraph.ints("kernel_shape", spatial(step, "ksize")),
                OnnxGraph.ints("strides", spatial(step, "strides"))));
        switch (step.node().text("padding", "VALID")) {
            case "VALID" -> {}
            case "SAME" -> attributes.add(OnnxGraph.text("auto_pad", "SAME_UPPER"));
            default -> throw ConversionException.unsupported(step.node(), "its padding");
        }
        String result =
                step.add(onnx, List.of(step.in(Layout.CHANNELS_LAST, 0)), attributes.toArray(AttributeProto[]::new));
        return Step.value(result, Layout.CHANNELS_LAST);
    }

    private static List<Value> batchNorm(Step step) {
        String result = step.add(
                "BatchNormalization",
                List.of(step.in(Layout.CHANNELS_LAST, 0), step.plain(1), step.plain(2), step.plain(3), step.plain(4)),
                OnnxGraph.real("epsilon", step.node().real("epsilon", 0.001f)));
        return Step.value(result, Layout.CHANNELS_LAST);
    }
}
