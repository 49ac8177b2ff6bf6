import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { LARGEST_FILE, type ReadSpreadsheet, refused } from './spreadsheet.ts';

const LONGEST_MS = 20_000;
/** Its JavaScript heap; a workbook of 20,000 rows takes a quarter of it. */
const HEAP = ['--max-old-space-size=384'];

/**
 * Reads a file in a process of its own, so that nobody waits for it and a file made to hurt can only hurt itself:
 * memory and time are limited, and what breaks the process is a damaged file. A thread would not do: one that fills its
 * heap faster than it can be stopped ends the whole program.
 */
export function readApart(content: Uint8Array): Promise<ReadSpreadsheet> {
  if (content.length === 0) return Promise.resolve(refused('empty'));
  if (content.length > LARGEST_FILE) return Promise.resolve(refused('too-large'));
  // Resolved by package imports, so that it is found from the sources and from the built program alike.
  const path = createRequire(import.meta.url).resolve('#lib/server/spreadsheets/spreadsheet-worker.ts');
  const reader = fork(path, {
    execArgv: HEAP,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc']
  });
  return new Promise<ReadSpreadsheet>((resolve) => {
    const late = setTimeout(() => resolve(refused('damaged')), LONGEST_MS);
    reader.once('message', (read) => resolve(read as ReadSpreadsheet));
    reader.once('error', () => resolve(refused('damaged')));
    reader.once('exit', () => {
      clearTimeout(late);
      resolve(refused('damaged'));
    });
    // A reader that is gone already says so by its exit.
    reader.send(content, () => undefined);
  }).finally(() => reader.kill('SIGKILL'));
}
