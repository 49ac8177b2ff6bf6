import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['a\u0000b', 'ab'],
  ['prvý\u000bdruhý\r\ntretí\rštvrtý\u2028piaty', 'prvý\ndruhý\ntretí\nštvrtý\npiaty'],
  ['\u001b[31mčervené\u007f', '[31mčervené'],
  ['po\ttabulátore', 'po\ttabulátore'],
  ['C\u030citanie', 'Čitanie'],
  ['polovica \ud83d znaku', 'polovica \ufffd znaku'],
  ['\u202eobrátené\u202c a \u2066oddelené\u2069', 'obrátené a oddelené'],
  ['\u200b\ufeff', ''],
  [`b${'\u0301'.repeat(500)}c`, `b${'\u0301'.repeat(6)}c`],
  ['rodina 👩\u200d👧', 'rodina 👩\u200d👧'],
  ['<b>&amp;</b> #panic', '<b>&amp;</b> #panic']
])('%j is kept as %j', (typed, kept) => {
  expect(plainText(typed)).toBe(kept);
});

test('what was read once is not changed by reading it again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      expect(plainText(plainText(typed))).toBe(plainText(typed));
    })
  );
});
