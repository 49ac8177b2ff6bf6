import {
  type Align,
  type Column,
  type DocumentLanguage,
  type FactRow,
  type FlowElement,
  type Row,
  type Run,
  type Table,
  textRuns
} from './document.ts';
import { euroText, numberText } from './number-text.ts';
import type { PlanDocument } from './plan-document.ts';
import { PLAN_WORDS, type PlanWord, type PlanWording } from './plan-words.ts';

/** What every part of the composition needs: the frozen plan, the words, and names for its codes. */
export type Composing = {
  document: PlanDocument;
  words: PlanWording;
  say: PlanWording['say'];
  language: DocumentLanguage;
  kind(code: string): string;
  form(code: string): string;
  group(code: string): string;
  unit(code: string): string;
  /** *12 miest*, *4 prijímatelia*: a number with its unit in the form the number asks for */
  amount(value: number, unitCode: string): string;
  source(code: string | null): string;
  number(value: number): string;
  euro(cents: number): string;
};

const UNIT_WORDS: ReadonlyMap<string, PlanWord> = new Map(
  PLAN_WORDS.filter((word) => word.startsWith('unit.')).map((word) => [word.slice('unit.'.length), word])
);

export function composing(document: PlanDocument, words: PlanWording, language: DocumentLanguage): Composing {
  const { names } = document;
  // A code without a name prints itself: a gap that can be seen is better than a line that is gone.
  const named = (list: Readonly<Record<string, string>>) => (code: string) => list[code] ?? code;
  const source = named(names.sources);
  const number = (value: number) => numberText(value, language);
  const unit = named(names.units);
  return {
    document,
    words,
    say: words.say,
    language,
    kind: (code) => names.serviceTypes[code]?.name ?? code,
    form: named(names.forms),
    group: named(names.targetGroups),
    unit,
    amount: (value, code) => {
      const word = UNIT_WORDS.get(code);
      // A unit added later has no forms, and a fraction would take one that no other number does.
      return word && Number.isInteger(value)
        ? words.say(word, { count: value })
        : `${number(value)} (${unit(code)})`;
    },
    source: (code) => (code === null ? words.say('source.unnamed') : source(code)),
    number,
    euro: (cents) => euroText(cents, language)
  };
}

/** A column in one line: its title, its share of the width, and where its words stand. */
export function column(title: string, share: number, align: Align = 'start', unit?: string): Column {
  return { title: textRuns(title), share, align, ...(unit === undefined ? {} : { unit }) };
}

/** A table whose first column names the row; none at all when there is nothing in it. */
export function tableOf(
  id: string,
  caption: string,
  columns: Column[],
  rows: Row[],
  source?: string
): Table[] {
  if (rows.length === 0) return [];
  return [
    {
      element: 'table',
      id,
      caption,
      columns,
      headerColumn: true,
      rows,
      ...(source === undefined ? {} : { source })
    }
  ];
}

/** A name from a list as the beginning of a heading. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function textRow(...cells: string[]): Row {
  return { cells: cells.map(textRuns) };
}

/** A text as people type it: paragraphs by empty lines, single line ends kept. */
export function paragraphs(text: string): FlowElement[] {
  const parts = text.split(/\n\s*\n/).map((part) => part.trim());
  return parts.filter((part) => part !== '').map((part) => ({ element: 'paragraph', runs: lines(part) }));
}

function lines(text: string): Run[] {
  return text
    .split('\n')
    .flatMap((line, at) => [...(at > 0 ? [{ run: 'break' as const }] : []), ...textRuns(line.trim())]);
}

/** Terms with something to say; those without words are left out, and facts without any term too. */
export function factsOf(
  label: string,
  rows: readonly (readonly [term: string, text: string | readonly string[]])[]
): FlowElement[] {
  const said = rows.flatMap(([term, text]) => factRow(term, typeof text === 'string' ? [text] : text));
  return said.length === 0 ? [] : [{ element: 'facts', label, rows: said }];
}

function factRow(term: string, texts: readonly string[]): FactRow[] {
  const [first, ...others] = texts.filter((text) => text.trim() !== '').map(lines);
  if (!first) return [];
  return [others.length === 0 ? { term, runs: first } : { term, items: [first, ...others] }];
}
