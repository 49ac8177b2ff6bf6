import { mkdtempSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openZip } from './zip-reader.ts';
import { zipWriter } from './zip-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'opora-zip-'));

async function written(files: readonly [name: string, pieces: Uint8Array[]][]): Promise<string> {
  const path = join(folder, 'archiv.zip');
  const file = await open(path, 'w');
  const zip = zipWriter(file, new Date('2026-11-21T10:00:00Z'));
  for (const [name, pieces] of files) await zip.add(name, pieces);
  await zip.finish();
  await file.close();
  return path;
}

test('whatever is put in comes out, compressed by us or before', async () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    // On both sides of the longest block that is kept as it is.
    fc.integer({ min: 65_530, max: 131_080 }).map((length) => new Uint8Array(length).fill(length % 251))
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 4 }), async (pieces) => {
      const path = await written([
        ['data/plan.json', pieces],
        ['subory/plan.pdf', pieces]
      ]);
      const zip = await openZip(path);
      const whole = Buffer.concat(pieces);
      for (const name of zip.names) expect((await zip.read(name)).equals(whole)).toBe(true);
      expect(zip.names).toHaveLength(2);
      await zip.close();
    }),
    { numRuns: 60 }
  );
});

test('only what is not compressed yet is compressed', async () => {
  const zeros = [new Uint8Array(1_000_000)];
  expect((await stat(await written([['a.json', zeros]]))).size).toBeLessThan(10_000);
  expect((await stat(await written([['a.pdf', zeros]]))).size).toBeGreaterThan(1_000_000);
});
