import { join } from 'node:path';
import type { Analyser } from '#lib/domain/publishing/search/analyser.ts';
import type { EverydayNames } from '#lib/domain/publishing/search/everyday-names.ts';
import { dataFolder } from '../reference/data-folder.ts';
import { openAnalyser, openEverydayNames } from './language.ts';

export type SearchLanguage = { analyser: Analyser; names: EverydayNames };

let opened: SearchLanguage | undefined;

/** What the search knows of Slovak, opened by the first question (about 50 ms) and kept. */
export function searchLanguage(): SearchLanguage {
  if (!opened) {
    const folder = join(dataFolder(), 'language');
    const analyser = openAnalyser(folder);
    opened = { analyser, names: openEverydayNames(analyser, folder) };
  }
  return opened;
}
