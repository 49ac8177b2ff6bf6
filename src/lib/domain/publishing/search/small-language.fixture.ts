import { type Analyser, createAnalyser } from './analyser.ts';
import { createLexicon } from './lexicon.ts';

/** A language of a dozen words with real rules of Slovak, so that tests need no files. */
export function smallAnalyser(): Analyser {
  const stems = new Map([
    ['sluzba', 'služba/zZ'],
    ['stacionar', 'stacionár/B'],
    ['pracovna', 'práčovňa/z'],
    ['pracovny', 'pracovný/Y'],
    ['doba', 'doba/Z'],
    ['denny', 'denný/Y'],
    ['zamestnany', 'zamestnaný/YN'],
    ['rad', 'rad/B rád/Y'],
    ['novy', 'nový/Y'],
    ['novsi', 'novší/YF']
  ]);
  const rules = [
    { flag: 'z', strip: 'a', add: 'y', condition: '[^euo]a' },
    { flag: 'z', strip: 'a', add: 'e', condition: '[^euo]a' },
    { flag: 'Z', strip: 'ba', add: 'ieb', condition: 'žba' },
    { flag: 'Z', strip: 'a', add: 'ách', condition: '[^áéíóúý].a' },
    { flag: 'B', strip: '', add: 'a', condition: '[rd]' },
    { flag: 'B', strip: '', add: 'i', condition: '[rd]' },
    { flag: 'Y', strip: 'ý', add: 'ého', condition: 'ý' },
    { flag: 'Y', strip: 'ý', add: 'ých', condition: 'ý' },
    { flag: 'Y', strip: 'í', add: 'ích', condition: 'í' },
    { flag: 'Y', strip: '', add: 'a', condition: 'rád' },
    { flag: 'Y', strip: 'ý', add: 'á', condition: 'ý' }
  ];
  const exceptions = new Map([['novší', ['nový']]]);
  const stopWords = new Set(['a', 'v', 'pre', 'byť', 'ktoré']);
  const ambiguousStems = new Map([['pracovn', ['pracovn', 'práčovň']]]);
  return createAnalyser({ lexicon: createLexicon(stems, rules), exceptions, stopWords, ambiguousStems });
}
