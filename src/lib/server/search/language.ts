import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { AffixRule } from '#lib/domain/publishing/search/affix-rules.ts';
import { type Analyser, createAnalyser } from '#lib/domain/publishing/search/analyser.ts';
import { createEverydayNames, type EverydayNames } from '#lib/domain/publishing/search/everyday-names.ts';
import { createLexicon, type Lexicon, type Stems } from '#lib/domain/publishing/search/lexicon.ts';
import type { SubjectNames } from '#lib/domain/publishing/search/subject-names.ts';
import { fold } from '#lib/domain/shared/fold.ts';

const FOLDER = join(process.cwd(), 'data', 'language');

/** The analyser of Slovak from the files in `folder` (`data/language`); takes about 50 ms, once a process. */
export function openAnalyser(folder = FOLDER): Analyser {
  return createAnalyser({
    lexicon: readLexicon(folder),
    exceptions: readExceptions(join(folder, 'exceptions.csv')),
    stopWords: new Set(linesOf(readFileSync(join(folder, 'stop-words.txt'), 'utf8'))),
    ambiguousStems: readAmbiguousStems(join(folder, 'ambiguous-stems.txt'))
  });
}

/** The compact dictionary made by `scripts/build-lexicon.ts`. */
export function readLexicon(folder: string): Lexicon {
  const stems: Stems = new Map();
  const packed = readFileSync(join(folder, 'stems.txt.br'));
  for (const line of linesOf(brotliDecompressSync(packed).toString('utf8'))) {
    const space = line.indexOf(' ');
    stems.set(line.slice(0, space), line.slice(space + 1));
  }
  return createLexicon(stems, readRules(join(folder, 'affixes.json')));
}

function readRules(file: string): AffixRule[] {
  const rows: [string, string, string, string][] = JSON.parse(readFileSync(file, 'utf8'));
  return rows.map(([flag, strip, add, condition]) => ({ flag, strip, add, condition }));
}

/** Lines `form,lemma|lemma` under a header. */
function readExceptions(file: string): Map<string, string[]> {
  const exceptions = new Map<string, string[]>();
  for (const line of linesOf(readFileSync(file, 'utf8')).slice(1)) {
    const [form = '', lemmas = ''] = line.split(',');
    exceptions.set(form, lemmas.split('|'));
  }
  return exceptions;
}

function readAmbiguousStems(file: string): Map<string, string[]> {
  const lines = linesOf(readFileSync(file, 'utf8')).map((line) => line.split(' '));
  return new Map(lines.map((stems) => [fold(stems[0] ?? ''), stems]));
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** What people call the kinds of service and the target groups, from the lists in the same folder. */
export function openEverydayNames(analyser: Analyser, folder = FOLDER): EverydayNames {
  const services = readServiceNames(folder);
  return createEverydayNames(
    { services, groups: readGroupNames(folder), alike: readAlike(folder) },
    analyser
  );
}

/** One line per kind of service, the name of the act first. */
export function readServiceNames(folder = FOLDER): SubjectNames[] {
  const lists = readJson<{ serviceType: string; names: string[] }[]>(folder, 'everyday-names.json');
  return lists.map(({ serviceType, names }) => ({ code: serviceType, names }));
}

/** One line per target group, its name in the catalogue first. */
export function readGroupNames(folder = FOLDER): SubjectNames[] {
  const lists = readJson<{ targetGroup: string; names: string[] }[]>(folder, 'everyday-groups.json');
  return lists.map(({ targetGroup, names }) => ({ code: targetGroup, names }));
}

/** Words of much the same meaning, for guesses. */
export function readAlike(folder = FOLDER): string[][] {
  return readJson(folder, 'everyday-words.json');
}

/** @returns what the file holds, which is ours and tested */
function readJson<Content>(folder: string, file: string): Content {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}
