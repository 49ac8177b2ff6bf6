import type { BlockContent, HeadingLevel, Inline } from '#lib/domain/plans/block.ts';
import { takeNotes } from './pasted-notes.ts';
import { type FlatItem, hasStrayWords, itemsOf, listsOf, tablesOf } from './pasted-parts.ts';
import { lineOf, type Notes, readThrough, type Sink, saysNothing, settled } from './pasted-runs.ts';
import { headingLevel, isList, type Pasted, type PastedElement, wordItem } from './pasted-tree.ts';

/**
 * What a text copied from Word, LibreOffice or a page of the web says, in blocks of a plan: headings, paragraphs,
 * lists, tables, notes, bold, italic, links. Everything else (fonts, colours, comments, what was crossed out,
 * pictures) is left behind; no word is.
 */
export function pastedBlocks(pasted: readonly Pasted[], newId: () => string): BlockContent[] {
  const { notes, rest } = takeNotes(pasted, newId);
  const flow = new Flow(notes, newId);
  readThrough(rest, flow, notes, newId);
  return flow.end();
}

/** Puts what is read into blocks, one after another. */
class Flow implements Sink {
  readonly #notes: Notes;
  readonly #newId: () => string;
  readonly #blocks: BlockContent[] = [];
  #runs: Inline[] = [];
  #items: FlatItem[] = [];
  #level: HeadingLevel | null = null;

  constructor(notes: Notes, newId: () => string) {
    this.#notes = notes;
    this.#newId = newId;
  }

  run(run: Inline): void {
    this.#runs.push(run);
  }

  edge(block: PastedElement, end: boolean): void {
    this.#endText();
    const level = headingLevel(block);
    if (level) this.#level = end ? null : level;
  }

  takes(block: PastedElement): boolean {
    const item = wordItem(block);
    if (item) {
      this.#endText();
      const kind = item.ordered ? 'orderedList' : 'bulletList';
      const text = lineOf(block.children, this.#notes, this.#newId);
      if (!saysNothing(text)) this.#items.push({ level: item.level, kind, text });
      return true;
    }
    if (isList(block)) {
      this.#endText();
      this.#add(...listsOf(itemsOf(block, this.#notes, this.#newId), this.#newId));
      return true;
    }
    if (block.tag !== 'table' || hasStrayWords(block)) return false;
    const tables = tablesOf(block, this.#notes, this.#newId);
    if (!tables) return false;
    this.#endText();
    this.#add(...tables);
    return true;
  }

  end(): BlockContent[] {
    this.#endText();
    this.#endItems();
    return this.#blocks;
  }

  #add(...blocks: BlockContent[]): void {
    this.#endItems();
    this.#blocks.push(...blocks);
  }

  #endText(): void {
    const text = settled(this.#runs);
    this.#runs = [];
    if (saysNothing(text)) return;
    const level = this.#level;
    this.#add(level ? { kind: 'heading', level, text } : { kind: 'paragraph', text });
  }

  #endItems(): void {
    const items = this.#items;
    this.#items = [];
    if (items.length > 0) this.#blocks.push(...listsOf(items, this.#newId));
  }
}
