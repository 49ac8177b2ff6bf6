import type { BlockContent, Inline, ListItem } from '../block.ts';
import type { PlanSectionCode } from '../plan.ts';
import { type Setting, wordedFor } from './setting.ts';

/**
 * An original sample text (vzorový text) of one section of a plan, or of one target group in it. Its wording is
 * short marked text: blocks are divided by an empty line, `## ` begins a heading, `- ` the items of a list. Blanks
 * stand in square brackets (`[počet]`), words that differ between a village and a town in braces (setting.ts).
 */
export type Sample = {
  section: PlanSectionCode;
  /** Code of the target group it speaks of, or null. */
  targetGroupCode: string | null;
  /** Where it fits: small villages, towns and city districts, or everywhere. */
  fits: 'village' | 'town' | 'both';
  /** A blank without whose content the sample says nothing: it is not offered until the program knows it. */
  onlyWith?: string;
  wording: string;
};

/** What the program knows and can put into blanks, by the word in the brackets. */
export type KnownFacts = Readonly<Record<string, string>>;

const BLANK = /\[([^[\]\n]{1,80})\]/g;

/** Stands where a picture taken over from an old plan has no description yet. */
export const PICTURE_BLANK = 'doplňte, čo je na obrázku';

/** The blanks of a text in reading order, by the words in their brackets; a blank met twice is listed twice. */
export function blanksOf(text: string): string[] {
  return [...text.matchAll(BLANK)].map((found) => found[1] ?? '');
}

/** A text with the blanks filled that the program knows; the others stay to be filled by people. */
export function withKnownFacts(text: string, facts: KnownFacts): string {
  return text.replace(BLANK, (blank, name: string) => facts[name] ?? blank);
}

/** Whether a sample is worded for such a place. */
export function fitsSetting(sample: Pick<Sample, 'fits'>, setting: Setting): boolean {
  return sample.fits === 'both' || sample.fits === (setting === 'village' ? 'village' : 'town');
}

/**
 * The blocks a sample becomes in a plan. Heading levels start below the title of the section.
 * @param newId gives an id that was never given before, for the items of lists
 */
export function sampleBlocks(
  sample: Pick<Sample, 'wording'>,
  { setting, facts, newId }: { setting: Setting; facts: KnownFacts; newId: () => string }
): BlockContent[] {
  return wordedFor(setting, sample.wording)
    .split(/\n{2,}/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => blockOf(one, facts, newId));
}

function blockOf(text: string, facts: KnownFacts, newId: () => string): BlockContent {
  const run = (line: string): Inline[] => [{ type: 'text', text: withKnownFacts(line, facts) }];
  if (text.startsWith('## ')) return { kind: 'heading', level: 3, text: run(text.slice(3)) };
  if (!text.startsWith('- ')) return { kind: 'paragraph', text: run(joined(text)) };
  const items = text.split('\n').map((line): ListItem => ({ id: newId(), text: run(line.slice(2)) }));
  return { kind: 'bulletList', items };
}

/** Lines of one paragraph are broken in the source only so that it can be read. */
function joined(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

/** A sample as one line of words, for the short texts of a plan. */
export function sampleText(sample: Pick<Sample, 'wording'>, setting: Setting, facts: KnownFacts): string {
  return withKnownFacts(joined(wordedFor(setting, sample.wording)), facts);
}

/** Every line of words that a sample becomes, its blanks still open: what a text in a plan is compared with. */
export function sampleLines(wording: string, setting: Setting): string[] {
  return wordedFor(setting, wording)
    .split(/\n{2,}/)
    .flatMap((block) => {
      const text = block.trim();
      if (text.startsWith('- ')) return text.split('\n').map((line) => line.slice(2));
      return [text.startsWith('## ') ? text.slice(3) : joined(text)];
    })
    .filter((line) => line !== '');
}
