import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { drawable, sharedCoverage } from './font-coverage.ts';
import { fontFiles } from './font-files.ts';
import { type SheetOrder, sheetInput } from './sheet-input.ts';
import { compiled } from './typst-compile.ts';

/**
 * Prints sheets of a questionnaire. Pages in their order are PDF/UA-1; a booklet is for the printing machine only, since
 * its pages do not follow one another.
 */
export function compileSheets(order: SheetOrder): Uint8Array {
  const path = createRequire(import.meta.url).resolve('#lib/server/documents/sheet.typ');
  const fonts = fontFiles();
  const compiler = NodeCompiler.create({ workspace: dirname(path), fontArgs: [{ fontBlobs: fonts }] });
  const sheet = drawable(sheetInput(order), sharedCoverage(fonts));
  return compiled(compiler, readFileSync(path, 'utf8'), { sheet }, order.booklet ? null : 'ua-1');
}
