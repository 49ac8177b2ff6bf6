import type { CalendarDay } from '../shared/calendar-day.ts';
import type { Chart } from './chart.ts';

/**
 * A document ready to be read (dokument na vydanie): what the web page, the PDF and the DOCX have in common.
 * Wording is final, in one language; numbers of parts, tables and figures are given by `numberDocument`.
 */
export type PublicationDocument = {
  language: DocumentLanguage;
  front: FrontMatter;
  sections: Section[];
  annexes: Section[];
  words: DocumentWords;
  /** Set once the spaces of Slovak text are bound, so that it need not be done again. */
  typeset?: true;
};

export type DocumentLanguage = 'sk' | 'en';

/** The title page, the running head and the imprint. Every text is a finished line. */
export type FrontMatter = {
  /** `paper` begins on its first page under its title; otherwise a book with title page, imprint and contents. */
  layout?: 'paper';
  title: string;
  /** Whose document it is, for instance *Obec Bánov*. */
  body: string;
  /** What kind of document, for instance *Komunitný plán sociálnych služieb*. */
  kind: string;
  period: string;
  /** The short title of the running head, for instance *Obec Bánov · Komunitný plán 2026 – 2030*. */
  runningTitle: string;
  /** The state line printed on every page: *pracovný návrh*, *schválený uznesením č. … zo dňa …*. */
  state: string;
  fileNumber?: string;
  /** What is to be seen on the coat of arms, where there is one. */
  armsAlternative?: string;
  /** The mark of invented demonstration content; stands on every page. */
  demonstration?: string;
  /** Whether the state binds (approved, or once approved); a draft is printed as a draft. */
  binding: boolean;
  /** The day of the state; dates the file. Without it the file bears no date. */
  day?: CalendarDay;
  /** Lines of the title page such as who approved it and when. */
  facts: Fact[];
  /** Who approves by signature; each gets a line, and all one place for the stamp. */
  signatures: string[];
  imprint: string[];
  /** SHA-256 of the canonical content, 64 hexadecimal digits. */
  contentHash?: string;
  /** Address where the hash of the content is checked; the printed hash leads there. */
  verify?: string;
};

export type Fact = { term: string; text: string };

/** A part of the document. Its number comes from its place, its `id` is its lasting anchor. */
export type Section = {
  id: string;
  title: string;
  /** How a reference names it when not by number, for instance *opatrenie 1.2*. */
  label?: string;
  /** False when the title says its own number (*Opatrenie 1.2: …*); such a section is not counted. */
  numbered?: false;
  /** The part of the title that is in another language than the page. */
  foreign?: Foreign;
  elements: FlowElement[];
  sections: Section[];
};

/** `lang` is set where the words are in another language than the page. */
export type TextRun = {
  run: 'text';
  text: string;
  bold?: true;
  italic?: true;
  link?: string;
  lang?: string;
};
export type Run =
  | TextRun
  | { run: 'break' }
  /** `text` is printed when the target is not in this document. */
  | { run: 'reference'; to: string; text: string }
  | { run: 'note'; runs: TextRun[] };

/** Words of a line in another language than the page. */
export type Foreign = { text: string; lang: string };

export type Paragraph = { element: 'paragraph'; runs: Run[]; style?: 'lead' | 'quiet' };
export type ListEntry = { runs: Run[]; children?: List };
export type List = { element: 'list'; ordered: boolean; entries: ListEntry[] };
export type Callout = { element: 'callout'; tone: 'note' | 'important'; title?: string; runs: Run[] };
/** Terms and what is said of them, for instance responsible, term and cost of an activity; several things as a list. */
export type Facts = { element: 'facts'; label: string; rows: FactRow[] };
export type FactRow = { term: string } & ({ runs: Run[] } | { items: Run[][] });

export type Align = 'start' | 'center' | 'end';
export type Column = {
  title: Run[];
  align: Align;
  /** Printed under the title, for instance *miesta* or *€*. */
  unit?: string;
  /** Share of the width against the other columns; 1 when left out. */
  share?: number;
};
export type Row = { group: string; foreign?: Foreign } | { cells: Run[][]; total?: true };

/** A table with a header row on every page it crosses; `columnGroups` cover all columns from the left. */
export type Table = {
  element: 'table';
  id: string;
  caption: string;
  columns: Column[];
  columnGroups?: { title: string; columns: number }[];
  /** The first cell of each row names the row. */
  headerColumn: boolean;
  rows: Row[];
  /** How to read it; printed under it. */
  note?: string;
  source?: string;
  /** The part of the caption that is in another language than the page. */
  foreign?: Foreign;
};

export type Picture =
  | { picture: 'chart'; chart: Chart }
  /** An SVG made by the program itself, such as a map. */
  | { picture: 'drawing'; svg: string }
  /** A file of the body, by its SHA-256. */
  | { picture: 'file'; file: string };

/** A chart, map or picture. `title` is a sentence that says what to see; `table` holds the same figures. */
export type Figure = {
  element: 'figure';
  id: string;
  title: string;
  alternative: string;
  picture: Picture;
  table?: Table;
  source?: string;
  /** The part of the title that is in another language than the page; the alternative is in it too. */
  foreign?: Foreign;
};

export type FlowElement = Paragraph | List | Callout | Facts | Table | Figure;

/** The few words renderers print by themselves. `page` holds the places `{page}` and `{pages}`. */
export type DocumentWords = {
  annex: string;
  arms: string;
  contents: string;
  contentHash: string;
  dataTable: string;
  figure: string;
  fileNumber: string;
  notes: string;
  page: string;
  source: string;
  stamp: string;
  table: string;
};

/** Plain words as runs. */
export function textRuns(text: string): Run[] {
  return text === '' ? [] : [{ run: 'text', text }];
}
