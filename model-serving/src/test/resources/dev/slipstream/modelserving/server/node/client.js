// Asks a server for a model's metadata and one answer, and sends one request that is wrong.
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');

const { inference } = grpc.loadPackageDefinition(loader.loadSync('client.proto', { keepCase: true }));
const client = new inference.GRPCInferenceService(process.argv[2], grpc.credentials.createInsecure());
const fail = (error) => {
  console.log('failed', error.message);
  process.exit(1);
};

const request = {
  model_name: 'twice',
  inputs: [{ name: 'x', datatype: 'FP32', shape: [1, 3] }],
  raw_input_contents: [Buffer.from(new Float32Array([1, 2, 3.5]).buffer)],
};

client.ModelMetadata({ name: 'twice' }, (error, metadata) => {
  if (error) return fail(error);
  const input = metadata.inputs[0];
  console.log('metadata', metadata.name, metadata.versions.join(), input.name, input.datatype, input.shape.join());
  client.ModelInfer(request, (failed, response) => {
    if (failed) return fail(failed);
    const bytes = response.raw_output_contents[0];
    const values = [0, 4, 8].map((at) => bytes.readFloatLE(at));
    const output = response.outputs[0];
    console.log('answer', response.model_name, output.name, output.shape.join(), values.join());
    request.inputs[0].shape = [1, 2];
    client.ModelInfer(request, (refused) => {
      console.log('refused', refused.code);
      client.close();
    });
  });
});
