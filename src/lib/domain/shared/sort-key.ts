/**
 * Letters of Slovak in the order of the alphabet. Only these are letters of their own;
 * á, ď, ľ, ť and the like sort with their plain letter and differ from it last.
 */
const LETTERS = 'a ä b c č d e f g h ch i j k l m n o ô p q r s š t u v w x y z ž'.split(' ');

/** Marks that come before digits and letters, in the order of the Unicode collation. */
const MARKS = '_-,;:!?.\'"()/&@'.split('');

/** Accents in the order of the Unicode collation: acute, grave, breve, circumflex, caron, ring, diaeresis, double acute. */
const ACCENTS = '\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307'.split('');

const PRIMARY = new Map([
  [' ', '!'],
  ...MARKS.map((mark, at): [string, string] => [mark, String.fromCharCode(0x22 + at)]),
  ...'0123456789'.split('').map((digit, at): [string, string] => [digit, String.fromCharCode(0x40 + at)]),
  ...LETTERS.map((letter, at): [string, string] => [letter, String.fromCharCode(0x50 + at)])
]);

/**
 * A key that sorts Slovak text rightly where the database compares bytes (collation "C"):
 * ch after h; ä, č, ô, š, ž after their plain letters; accents and then capitals decide last.
 * Digits compare one by one. Letters of other alphabets come after ž.
 */
export function slovakSortKey(text: string): string {
  let primary = '';
  let secondary = '';
  let tertiary = '';
  for (const { letter, accents, capitals } of lettersOf(text)) {
    primary += PRIMARY.get(letter) ?? `~${letter}`;
    secondary += `0${accents}`;
    tertiary += `${capitals}${'0'.repeat(accents.length)}`;
  }
  // A space is below every sign of a key, so that a shorter word comes before a longer one.
  return `${primary} ${secondary} ${tertiary}`;
}

type SortedLetter = { letter: string; accents: string; capitals: number };

function lettersOf(text: string): SortedLetter[] {
  const letters: SortedLetter[] = [];
  const signs = [...text.normalize('NFC')];
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at] ?? '';
    const next = signs[at + 1] ?? '';
    if (/[cC]/.test(sign) && /[hH]/.test(next)) {
      letters.push({ letter: 'ch', accents: '', capitals: 2 * capital(sign) + capital(next) });
      at++;
    } else letters.push(letterOf(sign));
  }
  return letters;
}

function letterOf(sign: string): SortedLetter {
  const small = sign.toLowerCase();
  if (PRIMARY.has(small)) return { letter: small, accents: '', capitals: capital(sign) };
  const [base = small, ...marks] = [...small.normalize('NFD')];
  return { letter: base, accents: marks.map(accentOf).join(''), capitals: capital(sign) };
}

function accentOf(mark: string): string {
  const at = ACCENTS.indexOf(mark);
  return String.fromCharCode(0x31 + (at < 0 ? ACCENTS.length : at));
}

function capital(sign: string): number {
  return sign === sign.toLowerCase() ? 0 : 1;
}
