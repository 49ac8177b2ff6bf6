import type {
  Block,
  BlockContent,
  List as BlockList,
  Table as BlockTable,
  CrossReference,
  Inline,
  LivingKind
} from '../plans/block.ts';
import { inlineText, isBlank } from '../plans/block-text.ts';
import { PLAN_SECTIONS } from '../plans/plan.ts';
import type { Composing } from './composing.ts';
import {
  type Column,
  type FlowElement,
  type List,
  type Run,
  type Section,
  type Table,
  type TextRun,
  textRuns
} from './document.ts';

type Narrated = Pick<Block, 'id' | 'content'>;

/** What a living block shows, asked for by its kind. */
export type ShowLiving = (kind: LivingKind, blockId: string) => FlowElement[];

/** Narrative as it is printed: what stands before the first heading, and the sections under the headings. */
export type Narrative = { elements: FlowElement[]; sections: Section[] };

/**
 * Blocks in reading order as nested sections. A heading that skips a level (2, then 4) stands one level below
 * the last: a document must never skip one (PDF/UA, WCAG 1.3.1).
 */
export function composeBlocks(blocks: readonly Narrated[], to: Composing, living: ShowLiving): Narrative {
  const top: Narrative = { elements: [], sections: [] };
  const open: { level: number; place: Narrative }[] = [{ level: 1, place: top }];
  for (const { id, content } of blocks) {
    // A heading without words leads nowhere (PDF/UA refuses it); what follows stays where it was.
    if (content.kind === 'heading' && isBlank(content)) continue;
    if (content.kind === 'heading') {
      while ((open.at(-1)?.level ?? 1) >= content.level) open.pop();
      const section: Section = {
        id: `nadpis-${id}`,
        title: inlineText(content.text),
        elements: [],
        sections: []
      };
      (open.at(-1)?.place ?? top).sections.push(section);
      open.push({ level: content.level, place: section });
    } else (open.at(-1)?.place ?? top).elements.push(...composeContent(id, content, to, living));
  }
  return top;
}

function composeContent(
  id: string,
  content: Exclude<BlockContent, { kind: 'heading' }>,
  to: Composing,
  living: ShowLiving
): FlowElement[] {
  switch (content.kind) {
    case 'paragraph':
      return [{ element: 'paragraph', runs: composeRuns(content.text, to) }];
    case 'callout':
      return [{ element: 'callout', tone: content.tone, runs: composeRuns(content.text, to) }];
    case 'bulletList':
    case 'orderedList':
      return [composeList(content, to)];
    case 'table':
      return [composeTable(id, content, to)];
    case 'figure':
      return [
        {
          element: 'figure',
          id: tableOrFigureAnchor('figure', id),
          title: content.caption,
          alternative: content.alternative,
          picture: { picture: 'file', file: content.file }
        }
      ];
    case 'living':
      return living(content.shows, id);
  }
}

function composeList(list: BlockList, to: Composing): List {
  return {
    element: 'list',
    ordered: list.kind === 'orderedList',
    entries: list.items.map((item) => ({
      runs: composeRuns(item.text, to),
      ...(item.children ? { children: composeList(item.children, to) } : {})
    }))
  };
}

function composeTable(id: string, table: BlockTable, to: Composing): Table {
  const [first, ...others] = table.rows;
  const body = table.headerRow ? others : table.rows;
  // A table without a header row cannot be read aloud by columns, so its columns are at least counted.
  const title = (at: number): Run[] =>
    table.headerRow
      ? composeRuns(first?.cells[at]?.text ?? [], to)
      : textRuns(to.say('column', { number: at + 1 }));
  const columns = (first?.cells ?? []).map((cell, at): Column => {
    const align = body[0]?.cells[at]?.align ?? cell.align ?? 'start';
    return { title: title(at), align, share: 1 };
  });
  return {
    element: 'table',
    id: tableOrFigureAnchor('table', id),
    caption: table.caption,
    columns,
    headerColumn: table.headerColumn,
    rows: body.map((row) => ({ cells: row.cells.map((cell) => composeRuns(cell.text, to)) }))
  };
}

export function composeRuns(runs: readonly Inline[], to: Composing): Run[] {
  return runs.flatMap((run) => composeRun(run, to));
}

function composeRun(run: Inline, to: Composing): Run | Run[] {
  switch (run.type) {
    case 'text':
      return composeText(run);
    case 'break':
      return { run: 'break' };
    case 'footnote':
      return { run: 'note', runs: run.text.map(composeText) };
    case 'reference':
      return composeReference(run, to);
  }
}

/** A part is named as a part, for its number alone says nothing; what is gone prints as it was called last. */
function composeReference(run: CrossReference, to: Composing): Run[] {
  const anchor = anchorOf(run.to, run.id, to);
  if (run.to !== 'section')
    return [{ run: 'reference', to: anchor, text: run.text ?? to.say('reference.missing') }];
  const section = PLAN_SECTIONS.find((one) => one === run.id);
  const text = section ? to.say(`section.${section}`) : (run.text ?? to.say('reference.missing'));
  return [
    { run: 'text', text: `${to.say('reference.section')}\u00a0` },
    { run: 'reference', to: anchor, text }
  ];
}

function composeText({ text, bold, italic, link }: Extract<Inline, { type: 'text' }>): TextRun {
  return {
    run: 'text',
    text,
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(link === undefined ? {} : { link })
  };
}

function anchorOf(target: CrossReference['to'], id: string, { document }: Composing): string {
  if (target === 'goal') return goalAnchor(id);
  if (target === 'section') return id;
  if (target === 'measure') return measureAnchor(document.measures.find((one) => one.id === id)?.code ?? id);
  return tableOrFigureAnchor(target, id);
}

export function goalAnchor(id: string): string {
  return `ciel-${id}`;
}

/** By the code that is never reused, so that a link from outside stays right. */
export function measureAnchor(code: string): string {
  return `opatrenie-${code}`;
}

function tableOrFigureAnchor(target: 'table' | 'figure', blockId: string): string {
  return `${target === 'table' ? 'tabulka' : 'obrazok'}-${blockId}`;
}
