import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { folderFileStore } from '#lib/server/files.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { sendCommand } from '../../src/process/command-channel.ts';
import { type Served, serveProgram } from './child.ts';
import { countryFolder, removeFolder } from './country.ts';
import { planOfRajec } from './edits.ts';
import { type Line, lineOf } from './line.ts';

/** As many files, of the largest size that is taken, as a town of ten years has. */
const FILES = 20;
const FILE_BYTES = 15 * 1024 * 1024;
const LOOK_MS = 20;
const MIB = 1024 * 1024;

/**
 * Everything of a town as one ZIP, asked for at the console of the running program: how long it takes, and how much more
 * memory the program holds meanwhile. The limits are writing as many bytes to the disk, and a town without a file.
 */
export async function* bodyExport(): AsyncGenerator<Line> {
  const folder = await countryFolder(1);
  try {
    const empty = await exported(folder);
    await addFiles(folder);
    const full = await exported(folder);
    const size = `${FILES} files of ${FILE_BYTES / MIB} MiB`;
    yield lineOf({
      ...{
        group: 'desk',
        name: `ZIP of a whole municipality with ${size}`,
        unit: 'ms',
        goal: 'value <= 5000'
      },
      ...{ value: full.ms, limit: await barelyWritten(join(folder, 'bare'), full.bytes) }
    });
    yield lineOf({
      ...{
        group: 'desk',
        name: `memory grown by that ZIP, ${Math.round(full.bytes / MIB)} MiB long`,
        unit: 'MiB'
      },
      ...{ value: full.grown, limit: empty.grown, goal: 'value <= 64' }
    });
  } finally {
    removeFolder(folder);
  }
}

type Exported = { ms: number; grown: number; bytes: number };

async function exported(folder: string): Promise<Exported> {
  const program = await serveProgram(folder);
  try {
    // The first time everything is compiled, and the pages of the database are read.
    await exportOnce(program, folder);
    return await exportOnce(program, folder);
  } finally {
    await program.stop();
  }
}

async function exportOnce(program: Served, folder: string): Promise<Exported> {
  const path = join(folder, `${randomUUID()}.zip`);
  const before = program.memory().now;
  let most = before;
  const look = setInterval(() => {
    most = Math.max(most, program.memory().now);
  }, LOOK_MS);
  const begun = performance.now();
  const code = await sendCommand(folder, ['export', 'rajec', path], (says) => {
    if ('error' in says) console.error(says.error);
  });
  const ms = performance.now() - begun;
  clearInterval(look);
  if (code !== 0) throw new Error(`The export ended with ${code}.`);
  const { size } = await stat(path);
  rmSync(path);
  return { ms, grown: most - before, bytes: size };
}

/** Pictures that nothing makes smaller, as photographs are. */
async function addFiles(folder: string): Promise<void> {
  const database = await openDatabase({ folder: join(folder, 'database'), url: null });
  try {
    const files = folderFileStore(join(folder, 'files'));
    const { bodyId } = await planOfRajec(database);
    for (let file = 0; file < FILES; file += 1) {
      const hash = await files.put(randomBytes(FILE_BYTES));
      await inTransaction(database.db, bodyId, ({ attachments }) =>
        attachments.add(
          {
            ...{ id: randomUUID(), hash, kind: 'jpeg', originalName: `fotografia-${file}.jpg` },
            ...{ size: FILE_BYTES, width: 4_000, height: 3_000 }
          },
          null
        )
      );
    }
  } finally {
    await database.close();
  }
}

/** Milliseconds of writing so many bytes to the disk, and nothing else. */
async function barelyWritten(path: string, bytes: number): Promise<number> {
  const piece = randomBytes(64 * 1024);
  const begun = performance.now();
  const file = await open(path, 'w');
  for (let written = 0; written < bytes; written += piece.length) await file.write(piece);
  await file.sync();
  await file.close();
  return performance.now() - begun;
}
