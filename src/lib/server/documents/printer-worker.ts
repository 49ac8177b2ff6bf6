import { parentPort } from 'node:worker_threads';
import { renderDocx } from './docx.ts';
import type { PrintAnswer, PrintOrder } from './printer.ts';
import { type TypstCompiler, typstCompiler } from './typst-compile.ts';

// A thread of its own: a PDF of sixty pages is one call of some 0.4 s, a DOCX takes longer (its pages are
// estimated for the contents), and either would hold every other request for its length.
const port = parentPort;
if (!port) throw new Error('the printer is started as a worker thread only');
let compiler: TypstCompiler | undefined;

port.on('message', async (order: PrintOrder) => {
  port.postMessage(await answer(order));
});

async function answer(order: PrintOrder): Promise<PrintAnswer> {
  try {
    return { order: order.order, file: await print(order) };
  } catch (error) {
    return { order: order.order, failure: error instanceof Error ? error.message : String(error) };
  }
}

async function print({ document, pictures, format }: PrintOrder): Promise<Uint8Array> {
  if (format === 'docx') return renderDocx(document, pictures);
  compiler ??= typstCompiler();
  return compiler.compile(document, pictures, format);
}
