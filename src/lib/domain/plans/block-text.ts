import type { BlockContent, Inline, ListItem } from './block.ts';

/** The words of a run of text; footnotes follow in brackets, references leave no words. */
export function inlineText(runs: readonly Inline[]): string {
  return runs.map(runText).join('');
}

function runText(run: Inline): string {
  switch (run.type) {
    case 'text':
      return run.text;
    case 'footnote':
      return ` (${inlineText(run.text)})`;
    case 'break':
      return '\n';
    case 'reference':
      return '';
  }
}

/** The words of a block for search, counting and comparison: one line per item or row, cells by tabs. */
export function plainText(content: BlockContent): string {
  switch (content.kind) {
    case 'heading':
    case 'paragraph':
    case 'callout':
      return inlineText(content.text);
    case 'bulletList':
    case 'orderedList':
      return listLines(content.items).join('\n');
    case 'table': {
      const rows = content.rows.map((row) => row.cells.map((cell) => inlineText(cell.text)).join('\t'));
      return [content.caption, ...rows].filter((line) => line !== '').join('\n');
    }
    case 'figure':
      return [content.caption, content.alternative].filter((line) => line !== '').join('\n');
    case 'living':
      return '';
  }
}

function listLines(items: readonly ListItem[]): string[] {
  return items.flatMap((item) => [inlineText(item.text), ...listLines(item.children?.items ?? [])]);
}

/** Whether a block says nothing: such a block does not count as written. Living blocks always say something. */
export function isBlank(content: BlockContent): boolean {
  return content.kind !== 'living' && plainText(content).trim() === '';
}
