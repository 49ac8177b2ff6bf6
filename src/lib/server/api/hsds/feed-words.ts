import type { NamedArea } from '#lib/domain/tenancy/area-names.ts';
import type { HsdsSaying } from './saying.ts';

type Named = { code: string; nameSk: string };

/** What reading a feed needs besides the words in which it is written: the names that lead back to codes. */
export type FeedWords = HsdsSaying & {
  units: readonly Named[];
  sources: readonly Named[];
  areas: readonly NamedArea[];
};

/**
 * What stands in a text in the places of its pattern, in order; null where the text is no such one.
 * @param pattern a sentence with the signs U+E000 … U+E002 in place of what varies
 */
export function readBack(pattern: string, text: string): string[] | null {
  const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\uE000-\uE002]/g, '(.+?)');
  return new RegExp(`^${escaped}$`, 'su').exec(text)?.slice(1) ?? null;
}
