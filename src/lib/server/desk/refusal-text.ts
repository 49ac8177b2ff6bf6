import type { MessageKey, Translate } from '#lib/i18n/messages.ts';
import type { FaultWord } from './forms/form-field.ts';

type WordsUnder<Prefix extends string> = MessageKey extends infer Key
  ? Key extends `${Prefix}.${infer Word}`
    ? Word
    : never
  : never;

/** Every word of refusal that has a sentence. */
export type RefusalWord = WordsUnder<'planRefusal'> | OwnWord | FactWord;

/** Refusals of what is known of a service, beside those it shares with plans. */
type FactWord = WordsUnder<'factRefusal'>;

/** `used` says where, so it has a sentence of its own. */
type OwnWord = Exclude<WordsUnder<'item.refused'>, 'used'>;

const OWN = new Set<string>([
  'used-by-need',
  'has-activities',
  'ico-taken',
  'number-taken',
  'note-twice',
  'used-by-another-body'
] satisfies OwnWord[]);

const FAULTS = new Set<string>([
  'required',
  'not-a-number',
  'not-whole',
  'not-money',
  'not-a-day',
  'impossible-day',
  'choose',
  'too-long',
  'too-large',
  'not-a-year',
  'not-a-time',
  'below-zero',
  'negative',
  'unknown-area',
  'same-name-areas'
] satisfies FaultWord[]);

const FACTS = new Set<string>([
  'answers-missing',
  'changed-meanwhile',
  'closes-before-opening',
  'hours-overlap',
  'money-not-a-year',
  'no-speaker',
  'not-a-percentage',
  'not-a-website',
  'not-an-email',
  'nothing-said',
  'waiting-in-future'
] satisfies FactWord[]);

/** The sentence for a word of refusal or for what could not be read. */
export function refusalText(t: Translate, word: RefusalWord | FaultWord): string {
  if (FAULTS.has(word)) return t(`item.fault.${word as FaultWord}`);
  if (FACTS.has(word)) return t(`factRefusal.${word as FactWord}`);
  return OWN.has(word)
    ? t(`item.refused.${word as OwnWord}`)
    : t(`planRefusal.${word as WordsUnder<'planRefusal'>}`);
}
