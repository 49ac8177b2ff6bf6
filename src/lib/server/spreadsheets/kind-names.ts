import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../reference/data-folder.ts';

let read: ReadonlyMap<string, readonly string[]> | undefined;

/** What people call kinds of services, by code; read by the first import and kept. */
export function everydayNames(): ReadonlyMap<string, readonly string[]> {
  if (!read) {
    const text = readFileSync(join(dataFolder(), 'language', 'everyday-names.json'), 'utf8');
    const lists = JSON.parse(text) as { serviceType: string; names: string[] }[];
    read = new Map(lists.map(({ serviceType, names }) => [serviceType, names]));
  }
  return read;
}
