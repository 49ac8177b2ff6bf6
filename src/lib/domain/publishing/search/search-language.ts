import type { Analyser } from './analyser.ts';
import type { EverydayNames } from './everyday-names.ts';

/** What the search knows of Slovak. */
export type SearchLanguage = {
  analyser: Analyser;
  names: EverydayNames;
  /** Tells entries analysed with these words from others; never 0. */
  mark: number;
};
