import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { SearchLanguage } from '#lib/domain/publishing/search/search-language.ts';
import { dataFolder } from '../reference/data-folder.ts';
import { openAnalyser, openEverydayNames } from './language.ts';

/** To be raised when the same files give other tokens than before: what is indexed is then indexed anew. */
const ANALYSIS = 4;

let opened: SearchLanguage | undefined;

/** What the search knows of Slovak, opened by the first question (about 50 ms) and kept. */
export function searchLanguage(): SearchLanguage {
  if (!opened) {
    const folder = join(dataFolder(), 'language');
    const analyser = openAnalyser(folder);
    opened = { analyser, names: openEverydayNames(analyser, folder), mark: markOf(folder) };
  }
  return opened;
}

/** The files that decide about tokens; questions and samples do not. */
const DECIDING = [
  ...['affixes.json', 'ambiguous-stems.txt', 'everyday-names.json'],
  ...['exceptions.csv', 'stems.txt.br', 'stop-words.txt']
];

function markOf(folder: string): number {
  const sum = DECIDING.reduce((mark, file) => crc32(readFileSync(join(folder, file)), mark), ANALYSIS);
  // An integer of the database has a sign.
  return sum | 0 || 1;
}
