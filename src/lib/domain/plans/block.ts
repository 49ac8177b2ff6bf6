/**
 * The narrative of a plan: blocks (blok textu), each a row of its own. Plain JSON, edited in the browser and
 * rendered by one set of rules (publishing/document.ts).
 */

export type BlockId = string;

/** A text with marks. A link is http(s) or mailto. */
export type TextRun = { type: 'text'; text: string; bold?: true; italic?: true; link?: string };

/**
 * A mention of another thing in the plan; its number and wording are filled in when it is rendered. `text` is what the
 * target was called when the text was last written: it is printed once the target is gone.
 */
export type CrossReference = { type: 'reference'; to: ReferenceTarget; id: string; text?: string };

/** A note under the line. It has an id because comments and translations point at it. */
export type Footnote = { type: 'footnote'; id: string; text: TextRun[] };

export type LineBreak = { type: 'break' };

export type Inline = TextRun | CrossReference | Footnote | LineBreak;

/** `section` is a part of the plan, by its code. */
export const REFERENCE_TARGETS = ['goal', 'measure', 'table', 'figure', 'section'] as const;
export type ReferenceTarget = (typeof REFERENCE_TARGETS)[number];

export type HeadingLevel = 2 | 3 | 4;

export type Heading = { kind: 'heading'; level: HeadingLevel; text: Inline[] };
export type Paragraph = { kind: 'paragraph'; text: Inline[] };

export type ListKind = 'bulletList' | 'orderedList';
export type ListItem = { id: string; text: Inline[]; children?: { kind: ListKind; items: ListItem[] } };
export type List = { kind: ListKind; items: ListItem[] };

export type TableCell = { id: string; text: Inline[]; align?: 'end' | 'center' };
export type TableRow = { id: string; cells: TableCell[] };
/** Every row has the same number of cells: a table that cannot be read aloud by row and column is refused. */
export type Table = {
  kind: 'table';
  caption: string;
  headerRow: boolean;
  headerColumn: boolean;
  rows: TableRow[];
};

/** A picture from the files of the body, named by its SHA-256 (64 hexadecimal digits). */
export type Figure = { kind: 'figure'; file: string; alternative: string; caption: string };

export const CALLOUT_TONES = ['note', 'important'] as const;
export type Callout = { kind: 'callout'; tone: (typeof CALLOUT_TONES)[number]; text: Inline[] };

/** What a living block can show. It stores no figures: it prints the data of the plan. */
export const LIVING_KINDS = [
  'age-groups',
  'age-pyramid',
  'budget-by-year',
  'capacity-matrix',
  'competences',
  'completeness',
  'goals-overview',
  'indicators',
  'providers',
  'resources',
  'sources',
  'table-of-measures',
  'timetable'
] as const;
export type LivingKind = (typeof LIVING_KINDS)[number];
export type LivingOption = string | number | boolean;
export type Living = { kind: 'living'; shows: LivingKind; options: { [name: string]: LivingOption } };

export type BlockContent = Heading | Paragraph | List | Table | Figure | Callout | Living;

/**
 * One block as it is kept. `parent` is the part of the plan (or another named place) it stands in, `position`
 * a fractional index that sorts as text, `revision` grows by one with every accepted change.
 */
export type Block = {
  id: BlockId;
  parent: string;
  position: string;
  content: BlockContent;
  revision: number;
};

/** Blocks of one place in reading order; equal positions are settled by id, so that every reader agrees. */
export function inReadingOrder<B extends { id: string; position: string }>(blocks: readonly B[]): B[] {
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...blocks].sort((a, b) => order(a.position, b.position) || order(a.id, b.id));
}
