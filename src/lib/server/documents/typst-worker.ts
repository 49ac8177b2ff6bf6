import { parentPort } from 'node:worker_threads';
import type { PrintAnswer, PrintOrder } from './typst.ts';
import { typstCompiler } from './typst-compile.ts';

// Runs in a thread of its own: Typst is one call that would hold every other request for its length.
const port = parentPort;
if (!port) throw new Error('the Typst worker is started as a worker thread only');
const compiler = typstCompiler();

port.on('message', ({ order, document, pictures, standard }: PrintOrder) => {
  port.postMessage(answer(order, () => compiler.compile(document, pictures, standard)));
});

function answer(order: number, print: () => Uint8Array): PrintAnswer {
  try {
    return { order, pdf: print() };
  } catch (error) {
    return { order, failure: error instanceof Error ? error.message : String(error) };
  }
}
