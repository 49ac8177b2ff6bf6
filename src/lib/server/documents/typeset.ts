import type {
  FactRow,
  Figure,
  FlowElement,
  FrontMatter,
  List,
  PublicationDocument,
  Row,
  Run,
  Section,
  Table,
  TextRun
} from '#lib/domain/publishing/document.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';

/**
 * The same document with spaces that must not end a line in Slovak made non-breaking; English stays. Every
 * renderer sees to it by itself; a document that is kept to be rendered often is kept typeset.
 */
export function typeset(document: PublicationDocument): PublicationDocument {
  if (document.language !== 'sk' || document.typeset) return document;
  return {
    ...document,
    front: frontMatter(document.front),
    sections: document.sections.map(section),
    annexes: document.annexes.map(section),
    typeset: true
  };
}

function frontMatter(front: FrontMatter): FrontMatter {
  return {
    ...front,
    title: bound(front.title),
    body: bound(front.body),
    kind: bound(front.kind),
    period: bound(front.period),
    runningTitle: bound(front.runningTitle),
    state: bound(front.state),
    ...(front.demonstration === undefined ? {} : { demonstration: bound(front.demonstration) }),
    facts: front.facts.map(({ term, text }) => ({ term: bound(term), text: bound(text) })),
    signatures: front.signatures.map(bound),
    imprint: front.imprint.map(bound)
  };
}

function section(of: Section): Section {
  return {
    ...of,
    title: bound(of.title),
    ...(of.label === undefined ? {} : { label: bound(of.label) }),
    elements: of.elements.map(element),
    sections: of.sections.map(section)
  };
}

function element(of: FlowElement): FlowElement {
  switch (of.element) {
    case 'paragraph':
      return { ...of, runs: runs(of.runs) };
    case 'callout':
      return { ...of, runs: runs(of.runs), ...(of.title === undefined ? {} : { title: bound(of.title) }) };
    case 'facts':
      return { ...of, rows: of.rows.map(factRow) };
    case 'list':
      return list(of);
    case 'table':
      return table(of);
    case 'figure':
      return figure(of);
  }
}

function factRow(of: FactRow): FactRow {
  const term = bound(of.term);
  return 'items' in of ? { term, items: of.items.map(runs) } : { term, runs: runs(of.runs) };
}

function list(of: List): List {
  const entries = of.entries.map((entry) => ({
    runs: runs(entry.runs),
    ...(entry.children ? { children: list(entry.children) } : {})
  }));
  return { ...of, entries };
}

function table(of: Table): Table {
  return {
    ...of,
    caption: bound(of.caption),
    columns: of.columns.map((column) => ({ ...column, title: runs(column.title) })),
    rows: of.rows.map(row),
    ...(of.note === undefined ? {} : { note: bound(of.note) }),
    ...(of.source === undefined ? {} : { source: bound(of.source) })
  };
}

function row(of: Row): Row {
  return 'group' in of ? { ...of, group: bound(of.group) } : { ...of, cells: of.cells.map(runs) };
}

function figure(of: Figure): Figure {
  return {
    ...of,
    title: bound(of.title),
    ...(of.source === undefined ? {} : { source: bound(of.source) }),
    ...(of.table ? { table: table(of.table) } : {})
  };
}

function runs(of: readonly Run[]): Run[] {
  return of.map(run);
}

function run(of: Run): Run {
  if (of.run === 'text') return textRun(of);
  return of.run === 'note' ? { run: 'note', runs: of.runs.map(textRun) } : of;
}

function textRun(of: TextRun): TextRun {
  const text = bound(of.text);
  return text === of.text ? of : { ...of, text };
}

// A plan is rendered again and again with few words changed, and its tables repeat themselves. Bounded, and
// emptied rather than kept in order of use.
const REMEMBERED = 20_000;
const remembered = new Map<string, string>();

function bound(text: string): string {
  // Nothing to bind in one word, and such texts are half of all.
  if (!text.includes(' ')) return text;
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const fresh = bindSpaces(text);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(text, fresh);
  return fresh;
}
