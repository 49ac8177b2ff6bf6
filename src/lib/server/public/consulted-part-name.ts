import type { Translate } from '#lib/i18n/messages.ts';
import type { PublishedPart } from '../db/published-consultations.ts';

const SHORTENED = 160;

/** What a part is called in a list: its kind, its number, the beginning of its words. */
export function partName(
  { kind, number, text }: Pick<PublishedPart, 'kind' | 'number' | 'text'>,
  t: Translate
): { name: string; words: string } {
  const first = text.split('\n')[0] ?? '';
  const words = first.length > SHORTENED ? `${first.slice(0, SHORTENED).trimEnd()}…` : first;
  return { name: `${t(`discussions.part.${kind}`)}${number ? ` ${number}` : ''}`, words };
}
