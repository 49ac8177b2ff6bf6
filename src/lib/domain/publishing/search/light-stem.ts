import { fold } from '../../shared/fold.ts';

/** Endings of nouns and adjectives in all cases, folded, longest first. */
const ENDINGS = [
  ...['atami', 'iatok'],
  ...['iami', 'iach', 'iemu', 'ieho', 'ovia', 'atam', 'atom', 'ovou', 'ovej'],
  ...['ami', 'ach', 'och', 'ych', 'ymi', 'ich', 'imi', 'iam', 'iou', 'eho', 'emu', 'ovi', 'ata'],
  ...['am', 'om', 'ym', 'im', 'ov', 'ej', 'ou', 'ia', 'ie', 'iu', 'ii', 'mi', 'ho'],
  ...['a', 'e', 'i', 'o', 'u', 'y']
];

/** Endings that a dictionary form may have; *domov* is no plural of *dom* there. */
const DICTIONARY_ENDINGS = ['ia', 'ie', 'a', 'e', 'i', 'o', 'y'];

const SHORTEST_STEM = 3;

/** The stem of a folded word that no dictionary knows: one ending goes, the fleeting vowel goes. */
export function lightStem(folded: string): string {
  return withoutFleetingVowel(withoutEnding(folded, ENDINGS));
}

/**
 * The stem of a dictionary form, with its diacritics, chosen so that folded it meets `lightStem` of the
 * inflected forms.
 */
export function stemOfLemma(lemma: string): string {
  return withoutFleetingVowel(withoutEnding(lemma, DICTIONARY_ENDINGS));
}

function withoutEnding(word: string, endings: string[]): string {
  const folded = fold(word);
  const ending = endings.find((one) => folded.endsWith(one) && word.length - one.length >= SHORTEST_STEM);
  return ending ? word.slice(0, -ending.length) : word;
}

/** *Rajec* and *v Rajci*, *príspevok* and *príspevku*, *jedáleň* and *jedálne*: the vowel before the last consonant comes and goes. */
function withoutFleetingVowel(stem: string): string {
  return stem.length > 4 ? stem.replace(/(?<=[^aeiouyáäéíóôúý])(?:ie|e|o)(?=[cknň]$)/u, '') : stem;
}
