import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveProgram } from './child.ts';

const root = new URL('../../', import.meta.url).pathname;
/** Prepared data folders are kept here: a whole country takes minutes to invent. */
const KEPT = join(root, 'var/bench');

/** How many municipalities have an invented plan, beside Bánov and Rajec: growth must be seen. */
export const SIZES = sizes();

/** `BENCH_BODIES=1,100` runs a smaller country. */
function sizes(): readonly number[] {
  const typed = process.env.BENCH_BODIES?.split(',').map(Number);
  return typed ?? [1, 100, 2_927];
}

/**
 * A data folder of its own in which so many municipalities have invented plans.
 * The caller removes it; the prepared original stays for the next run.
 */
export async function countryFolder(bodies: number): Promise<string> {
  const original = await preparedFolder(bodies);
  const copy = newFolder();
  cpSync(original, copy, { recursive: true, filter: (path) => !path.endsWith('.sock') });
  return copy;
}

/** The prepared folder of a size; made when the sources it depends on have changed. */
export async function preparedFolder(bodies: number): Promise<string> {
  // BENCH_COUNTRY names a folder with countries prepared before, which are taken as they are.
  const ready = process.env.BENCH_COUNTRY && join(process.env.BENCH_COUNTRY, String(bodies));
  if (ready && existsSync(ready)) return ready;
  const folder = join(KEPT, String(bodies));
  const stamp = join(folder, 'prepared');
  const wanted = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder;
  console.error(`bench: preparing ${bodies} municipalities with plans …`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const program = await serveProgram(folder);
  generate(folder, bodies);
  await documentsPrinted(program.port);
  await program.stop();
  writeFileSync(stamp, wanted);
  return folder;
}

function generate(folder: string, bodies: number): void {
  const words = ['generate', '--bodies', String(bodies), '--seed', '1'];
  const { status } = spawnSync(process.execPath, [join(root, 'src/cli.ts'), ...words], {
    env: { ...process.env, OPORA_DATA: folder },
    stdio: ['ignore', 'ignore', 'inherit']
  });
  if (status !== 0) throw new Error(`Inventing ${bodies} plans ended with ${status}.`);
}

/** Waits until the demonstration's files are made, so that no measurement shares the processor with them. */
export async function documentsPrinted(port: number): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(`http://localhost:${port}/rajec/plan.pdf`, { method: 'HEAD' });
    if (answer.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new Error('The documents of the demonstration were not printed.');
}

/** An empty folder on the same disk as temporary files. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'opora-bench-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** What decides about the content of a prepared folder. */
function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const folder of ['src/lib/domain', 'src/lib/server/demonstration', 'src/lib/server/db/migrations']) {
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).toSorted()) {
      if (file.endsWith('.ts') && !file.endsWith('.test.ts'))
        hash.update(readFileSync(join(root, folder, file)));
    }
  }
  return hash.digest('hex');
}
