package dev.slipstream.modelserving.server;

import com.google.protobuf.ByteString;
import dev.slipstream.modelserving.protocol.InferTensorContents;
import dev.slipstream.modelserving.protocol.ModelInferRequest;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that make no sense, by the thousand, to a real engine: each is refused in order, and the server goes on. */
class FuzzTest {
    private static final int REQUESTS = 3_000;

    private static Loopback loopback;

    private final Random random = new Random(20260210);

    @BeforeAll
    static void start() throws Exception {
        loopback =
                Loopback.of(Loopback.AT_ONCE, TinyOnnx.doubler("twice", "1", 3), TinyOnnx.doubler("open", "1", -1, -1));
    }

    @AfterAll
    static void stop() {
        loopback.close();
    }

    private void stillAnswers() {
        var response = loopback.grpc()
                .modelInfer(
                        Loopback.raw("twice", "", new long[] {1, 3}, 1, 2, 3).build());
        assertThat(Loopback.y(response)).containsExactly(2, 4, 6);
    }

    @Test
    void shapesNamesTypesAndContents() {
        Map<Status.Code, Integer> seen = new EnumMap<>(Status.Code.class);
        for (int i = 0; i < REQUESTS; i++) {
            Status.Code code = Status.Code.OK;
            ModelInferRequest request = request();
            try {
                var unused = loopback.grpc().modelInfer(request);
            } catch (StatusRuntimeException e) {
                code = e.getStatus().getCode();
            }
            seen.merge(code, 1, Integer::sum);
        }
        System.out.println("random requests: " + seen);
        assertThat(seen.keySet()).isSubsetOf(Status.Code.OK, Status.Code.INVALID_ARGUMENT, Status.Code.NOT_FOUND);
        assertThat(seen.get(Status.Code.INVALID_ARGUMENT)).isGreaterThan(REQUESTS / 2);
        stillAnswers();
    }

    private ModelInferRequest request() {
        ModelInferRequest.Builder request = ModelInferRequest.newBuilder()
                .setModelName(oneOf("twice", "open", "open", "", "no\u0000such", "../../etc"))
                .setModelVersion(oneOf("", "", "", "1", "-1"));
        int inputs = random.nextInt(20) == 0 ? random.nextInt(4) : 1;
        boolean raw = random.nextInt(4) > 0;
        for (int i = 0; i < inputs; i++) {
            var input = ModelInferRequest.InferInputTensor.newBuilder()
                    .setName(oneOf("x", "x", "x", "x", "y", "", "x".repeat(1 + random.nextInt(9_999))))
                    .setDatatype(oneOf("FP32", "FP32", "FP32", "fp32", "", "FP64", "BYTES", "FP16", "\uffff"));
            // Some make sense, so that the engine behind is reached as well.
            boolean sense = random.nextInt(4) == 0;
            int axes = sense ? 2 + random.nextInt(2) : random.nextInt(5);
            int elements = 1;
            for (int axis = 0; axis < axes; axis++) {
                long length = sense ? 1 + random.nextInt(3) : axis();
                elements *= (int) length;
                input.addShape(length);
            }
            if (!raw || random.nextInt(20) == 0) {
                input.setContents(contents());
            }
            request.addInputs(input);
            if (raw && random.nextInt(20) > 0) {
                byte[] bytes = new byte
                        [random.nextInt(64) == 0 ? random.nextInt(5_000) : 4 * (sense ? elements : random.nextInt(7))];
                random.nextBytes(bytes);
                request.addRawInputContents(ByteString.copyFrom(bytes));
            }
        }
        if (random.nextInt(20) == 0) {
            request.addOutputsBuilder().setName(oneOf("y", "z", ""));
        }
        return request.build();
    }

    private long axis() {
        return switch (random.nextInt(8)) {
            case 0 -> -1;
            case 1 -> 0;
            case 2 -> 1L << random.nextInt(64);
            case 3 -> random.nextLong();
            case 4 -> Integer.MAX_VALUE;
            default -> 1 + random.nextInt(3);
        };
    }

    private InferTensorContents contents() {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(8)) {
                case 0 -> contents.addBoolContents(random.nextBoolean());
                case 1 -> contents.addBytesContents(ByteString.copyFromUtf8("abc"));
                case 2 -> contents.addUintContents(random.nextInt());
                case 3 -> contents.addUint64Contents(random.nextLong());
                case 4 -> contents.addIntContents(random.nextInt());
                case 5 -> contents.addInt64Contents(random.nextLong());
                case 6 -> contents.addFp32Contents(random.nextFloat());
                default -> contents.addFp64Contents(random.nextDouble());
            }
        }
        return contents.build();
    }

    private String oneOf(String... values) {
        return values[random.nextInt(values.length)];
    }

    @Test
    void bytesThatAreNoMessage() {
        Map<Status.Code, Integer> seen = new EnumMap<>(Status.Code.class);
        byte[] good =
                Loopback.raw("twice", "", new long[] {1, 3}, 1, 2, 3).build().toByteArray();
        MethodDescriptor<byte[], byte[]> infer = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName("inference.GRPCInferenceService/ModelInfer")
                .setRequestMarshaller(new Bytes())
                .setResponseMarshaller(new Bytes())
                .build();
        for (int i = 0; i < REQUESTS; i++) {
            byte[] bad = java.util.Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int flips = random.nextInt(4); flips > 0 && bad.length > 0; flips--) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Status.Code code = Status.Code.OK;
            try {
                var unused = ClientCalls.blockingUnaryCall(loopback.channel, infer, CallOptions.DEFAULT, bad);
            } catch (StatusRuntimeException e) {
                code = e.getStatus().getCode();
            }
            seen.merge(code, 1, Integer::sum);
        }
        System.out.println("corrupted messages: " + seen);
        assertThat(seen.keySet()).isSubsetOf(Status.Code.OK, Status.Code.INVALID_ARGUMENT, Status.Code.NOT_FOUND);
        stillAnswers();
    }

    @Test
    void jsonThatMakesNoSense() throws Exception {
        Map<Integer, Integer> seen = new TreeMap<>();
        String good = "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[1,3],\"data\":[1,2,3]}]}";
        for (int i = 0; i < 500; i++) {
            StringBuilder bad = new StringBuilder(good);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                bad.setCharAt(random.nextInt(bad.length()), "\"[]{},:1-eE.x\\ ".charAt(random.nextInt(15)));
            }
            seen.merge(loopback.post("/v2/models/twice/infer", bad.toString()).statusCode(), 1, Integer::sum);
        }
        System.out.println("corrupted JSON: " + seen);
        assertThat(seen.keySet()).isSubsetOf(200, 400);
        stillAnswers();
    }

    /** Messages as they are on the wire. */
    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
