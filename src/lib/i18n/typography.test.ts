import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bindSpaces } from './typography.ts';

test.each([
  ['v meste', 'v~meste'],
  ['Služby v meste a v obci', 'Služby v~meste a~v~obci'],
  ['K návrhu („o pláne“)', 'K~návrhu („o~pláne“)'],
  ['plán mesta', 'plán mesta'],
  ['má 1 200 miest', 'má 1~200~miest'],
  ['1 234 567 €', '1~234~567~€'],
  ['do 12 km a 78 %', 'do 12~km a~78~%'],
  ['5 mladých', '5 mladých'],
  ['21. novembra 2026', '21.~novembra 2026'],
  ['do 21. 11. 2026', 'do 21.~11.~2026'],
  ['2026 – 2030', '2026~– 2030'],
  ['1. 9. 2026 – 31. 12. 2030', '1.~9.~2026~– 31.~12.~2030'],
  [
    'podľa § 83 ods. 2 písm. a) zákona č. 448/2008 Z. z.',
    'podľa §~83 ods.~2 písm.~a) zákona č.~448/2008~Z.~z.'
  ]
])('%s', (text, expected) => {
  expect(bindSpaces(text).replaceAll('\u00a0', '~')).toBe(expected);
});

test('binding twice changes nothing, and no word changes', () => {
  const piece = fc.constantFrom(
    'v',
    'a',
    'plán',
    '1',
    '200',
    '§',
    '83',
    '€',
    'km',
    '–',
    '21.',
    'mája',
    'Z.',
    'z.',
    'č.'
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));
  fc.assert(
    fc.property(text, (original) => {
      const bound = bindSpaces(original);
      expect(bindSpaces(bound)).toBe(bound);
      expect(bound.replaceAll('\u00a0', ' ')).toBe(original);
    })
  );
});
