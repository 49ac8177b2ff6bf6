import { mkdtempSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipWriter } from './zip-writer.ts';

/** A ZIP of files with any names, also those nobody should have. */
export async function writeZip(files: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  const path = join(mkdtempSync(join(tmpdir(), 'opora-zip-')), 'a.zip');
  const file = await open(path, 'w');
  const zip = zipWriter(file, new Date(0));
  for (const [name, content] of files) await zip.add(name, [content]);
  await zip.finish();
  await file.close();
  return readFile(path);
}
