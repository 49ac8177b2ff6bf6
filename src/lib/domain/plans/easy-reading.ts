/**
 * Text for easy reading (ľahko čitateľný text): one idea a line, short sentences, common words, after the European
 * standards of Inclusion Europe. It is typed as plain lines and judged by hints only: people decide.
 */

/** A line that begins so is a heading, or an item of a list. */
const HEADING = /^#+\s*/;
const ITEM = /^[-*•]\s+/;

export type EasyLine = { kind: 'heading' | 'line'; text: string } | { kind: 'list'; items: string[] };

/** The lines of a text as they are shown; items one after another are one list. */
export function easyLines(text: string): EasyLine[] {
  const lines: EasyLine[] = [];
  for (const typed of text.split('\n')) {
    const line = typed.trim();
    const last = lines.at(-1);
    const words = line.replace(HEADING, '').replace(ITEM, '').trim();
    if (words === '') continue;
    if (HEADING.test(line)) lines.push({ kind: 'heading', text: words });
    else if (!ITEM.test(line)) lines.push({ kind: 'line', text: words });
    else if (last?.kind === 'list') last.items.push(words);
    else lines.push({ kind: 'list', items: [words] });
  }
  return lines;
}

/** A sentence of more words is hard to keep in mind; of more than the second, too long for most. */
export const EASY_SENTENCE = { good: 12, most: 15 } as const;
/** A word of more letters is read in pieces. */
export const EASY_WORD_LETTERS = 15;

export type EasyHint =
  | { hint: 'rather-long' | 'too-long'; sentence: string; words: number }
  | { hint: 'long-word'; word: string; letters: number }
  | { hint: 'passive'; sentence: string };

/** What may be hard to read, in the order of the text; a word is named once. */
export function easyHints(text: string): EasyHint[] {
  const named = new Set<string>();
  return easyLines(text)
    .flatMap((line) => (line.kind === 'list' ? line.items : [line.text]))
    .flatMap(sentencesOf)
    .flatMap((sentence) => [
      ...hintsOfLength(sentence),
      ...hintsOfWords(sentence, named),
      ...passive(sentence)
    ]);
}

const WORD = /[\p{L}\p{N}]+/gu;

// A number or a short word with a full stop ends no sentence; a capital letter after it begins one.
const END = /(?<=[.!?…]["“”]?)\s+(?=["„]?\p{Lu})/u;

function sentencesOf(line: string): string[] {
  return line.split(END).filter((sentence) => sentence.trim() !== '');
}

function hintsOfLength(sentence: string): EasyHint[] {
  const words = sentence.match(WORD)?.length ?? 0;
  if (words <= EASY_SENTENCE.good) return [];
  return [{ hint: words > EASY_SENTENCE.most ? 'too-long' : 'rather-long', sentence, words }];
}

function hintsOfWords(sentence: string, named: Set<string>): EasyHint[] {
  const long = (sentence.match(WORD) ?? []).filter((word) => word.length > EASY_WORD_LETTERS);
  return long.flatMap((word): EasyHint[] => {
    if (named.has(word.toLowerCase())) return [];
    named.add(word.toLowerCase());
    return [{ hint: 'long-word', word, letters: word.length }];
  });
}

// „Služba sa poskytuje“ says not who provides it, „sa stará“ does: only verbs of the first kind are met here.
const REFLEXIVE = /(^|\s)sa\s+(\p{L}+\s+)?\p{L}+(uje|ujú|áva|ávajú|ávalo|ovalo|ovali)(?!\p{L})/iu;
const REFLEXIVE_AFTER = /\p{L}+(uje|ujú|áva|ávajú)\s+sa(?!\p{L})/iu;
const PARTICIPLE = /(^|\s)(je|sú|bol[aoi]?|bude|budú)\s+\p{L}{2,}(an|en|ut)(ý|á|é|í)(?!\p{L})/iu;

function passive(sentence: string): EasyHint[] {
  const isPassive = [REFLEXIVE, REFLEXIVE_AFTER, PARTICIPLE].some((form) => form.test(sentence));
  return isPassive ? [{ hint: 'passive', sentence }] : [];
}
