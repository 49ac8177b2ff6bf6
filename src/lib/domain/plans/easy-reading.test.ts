import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EASY_SENTENCE, easyHints, easyLines } from './easy-reading.ts';

const hintsOf = (text: string) => easyHints(text).map(({ hint }) => hint);
const sentence = (words: number) => `${Array.from({ length: words }, () => 'mama').join(' ')}.`;

test('lines, headings and items are told apart; items one after another are one list', () => {
  expect(easyLines('# Čo je plán\nPlán je dohoda.\n\n- prvé\n- druhé\nKoniec.')).toEqual([
    { kind: 'heading', text: 'Čo je plán' },
    { kind: 'line', text: 'Plán je dohoda.' },
    { kind: 'list', items: ['prvé', 'druhé'] },
    { kind: 'line', text: 'Koniec.' }
  ]);
});

test.each([
  [EASY_SENTENCE.good, []],
  [EASY_SENTENCE.good + 1, ['rather-long']],
  [EASY_SENTENCE.most, ['rather-long']],
  [EASY_SENTENCE.most + 1, ['too-long']]
])('a sentence of %i words', (words, hints) => {
  expect(hintsOf(sentence(words))).toEqual(hints);
});

test('two short sentences on one line are two; a number with a full stop ends none', () => {
  expect(hintsOf(`${sentence(8)} Mama ${sentence(7)}`)).toEqual([]);
  expect(easyHints(`Mama ide 1. mája ${sentence(9)}`)).toMatchObject([{ hint: 'rather-long', words: 13 }]);
});

test('a long word is named once', () => {
  expect(easyHints('Zabezpečovateľstvo. Zabezpečovateľstvo.')).toEqual([
    { hint: 'long-word', word: 'Zabezpečovateľstvo', letters: 18 }
  ]);
});

describe('who does it is asked where the sentence does not say', () => {
  test.each(['Služba sa poskytuje doma.', 'Poskytuje sa doma.', 'Strava je dovážaná denne.'])(
    '%s',
    (text) => {
      expect(hintsOf(text)).toEqual(['passive']);
    }
  );
  test.each(['Pani Nováková sa stará o mamu.', 'Obec je malá.', 'Sused sa teší.', 'Sú doma.'])(
    'not in: %s',
    (text) => {
      expect(hintsOf(text)).toEqual([]);
    }
  );
});

test('no word of a text is lost in its lines', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  const line = fc.tuple(
    fc.constantFrom('', '# ', '- ', '• '),
    fc.array(word, { minLength: 1, maxLength: 6 })
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const text = lines.map(([mark, words]) => mark + words.join(' ')).join('\n');
      const shown = easyLines(text).flatMap((one) => (one.kind === 'list' ? one.items : [one.text]));
      expect(shown).toEqual(lines.map(([, words]) => words.join(' ')));
    })
  );
});
