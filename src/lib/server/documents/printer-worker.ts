import type { PrintAnswer, PrintOrder } from './printer.ts';
import type { TypstCompiler } from './typst-compile.ts';

// A process of its own: a PDF of sixty pages is one call of some 0.4 s, a DOCX takes longer (its pages are estimated
// for the contents), and either would hold every other request for its length. What it took of memory, some 200 MiB,
// goes back to the system when it ends, and a fault of the compiler ends nothing else. Of Typst and of what writes DOCX
// it loads only what it is asked for.
let compiler: TypstCompiler | undefined;

process.on('message', async (order: PrintOrder) => {
  process.send?.(await answer(order));
});
process.on('disconnect', () => process.exit(0));
// Ctrl+C reaches the whole group: the program itself decides when its printer ends.
process.on('SIGINT', () => {});

async function answer(order: PrintOrder): Promise<PrintAnswer> {
  const outcome = await print(order).then(
    (file) => ({ file }),
    (error) => ({ failure: error instanceof Error ? error.message : String(error) })
  );
  return { ...outcome, memory: process.memoryUsage.rss() };
}

async function print(order: PrintOrder): Promise<Uint8Array> {
  if (order.format === 'sheets') return (await import('./sheet-compile.ts')).compileSheets(order.sheets);
  if (order.format === 'docx') return (await import('./docx.ts')).renderDocx(order.document, order.pictures);
  compiler ??= (await import('./typst-compile.ts')).typstCompiler();
  if (order.format === 'letters') return compiler.compileLetters(order.letters);
  return compiler.compile(order.document, order.pictures, order.format);
}
