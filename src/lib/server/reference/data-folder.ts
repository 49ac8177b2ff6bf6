import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** The folder `data/` of the program, found from here upwards: the built program lies deeper than the sources. */
export function dataFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'data', 'sets.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('The folder data/ with sets.json is missing beside the program.');
    folder = above;
  }
  return join(folder, 'data');
}

/** Rows of a CSV file with a header, every field as text. */
export function readCsv<Column extends string>(folder: string, file: string): Record<Column, string>[] {
  return parse(readFileSync(join(folder, file)), { columns: true });
}

/** A JSON file of the project itself, whose shape its own tests prove. */
export function readJson<T>(folder: string, file: string): T {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
}

/** One hash over the content of several files, in their order. */
export function hashOfFiles(folder: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files)
    hash.update(
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest()
    );
  return hash.digest('hex');
}
