// Runs graph models on TensorFlow.js: node run-tfjs.js REQUEST. Tensors are raw little-endian files of 32 bits a number.
const fs = require('fs');
const path = require('path');

const request = JSON.parse(fs.readFileSync(process.argv[2]));
const modules = path.join(request.modules, 'node_modules', '@tensorflow');
const tf = require(path.join(modules, 'tfjs-core'));
require(path.join(modules, 'tfjs-backend-cpu'));
const converter = require(path.join(modules, 'tfjs-converter'));

async function useWasm() {
  const wasm = require(path.join(modules, 'tfjs-backend-wasm'));
  wasm.setWasmPaths(path.join(modules, 'tfjs-backend-wasm', 'dist') + path.sep);
  await tf.setBackend('wasm');
}

function load(file) {
  const json = JSON.parse(fs.readFileSync(file));
  const folder = path.dirname(file);
  const weights = json.weightsManifest.flatMap(group => group.paths.map(p => fs.readFileSync(path.join(folder, p))));
  const all = Buffer.concat(weights);
  const artifacts = {
    modelTopology: json.modelTopology,
    weightSpecs: json.weightsManifest.flatMap(group => group.weights),
    weightData: all.buffer.slice(all.byteOffset, all.byteOffset + all.length),
    signature: json.signature,
    format: json.format,
  };
  return converter.loadGraphModel({load: async () => artifacts});
}

function read(input) {
  const bytes = fs.readFileSync(input.file);
  const numbers = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const array = input.type === 'int32' ? new Int32Array(numbers) : new Float32Array(numbers);
  return tf.tensor(array, input.shape, input.type);
}

async function main() {
  await tf.setBackend('cpu');
  for (const run of request.runs) {
    if (run.wasm) await useWasm(); else await tf.setBackend('cpu');
    try {
      const model = await load(run.model);
      const inputs = Object.fromEntries(run.inputs.map(input => [input.name, read(input)]));
      const results = [await model.executeAsync(inputs, run.outputs.map(output => output.name))].flat();
      for (let i = 0; i < results.length; i++) {
        fs.writeFileSync(run.outputs[i].file, Buffer.from(Float32Array.from(await results[i].data()).buffer));
      }
    } catch (error) {
      throw new Error(run.model + ': ' + error.message);
    }
  }
}

main().catch(error => { console.error(String(error.message)); process.exit(1); });
