import type {
  FactRow,
  FlowElement,
  Foreign,
  List,
  PublicationDocument,
  Row,
  Run,
  Section,
  Table,
  TextRun
} from './document.ts';

/** What is known of the texts in a document, and the notes that stand before those in an unexpected language. */
export type Marking = {
  /** Language of the page; its texts need no mark. */
  page: string;
  /** The language that was asked for; null where the plan is shown as it is. */
  asked: string | null;
  languageOf(text: string): string | undefined;
  isOlder(text: string): boolean;
  /** *Nie je preložené.* */
  untranslated: string;
  /** *Slovenský text sa odvtedy zmenil.* */
  older: string;
};

/**
 * Says of every text in a document which language it is in, where that is not the page's (WCAG 3.1.2); and where the
 * language asked for stops or is of an older wording, a quiet note says so.
 */
export function markLanguages(document: PublicationDocument, marking: Marking): PublicationDocument {
  const marker = new LanguageMarker(marking);
  return {
    ...document,
    sections: document.sections.map((section) => marker.section(section)),
    annexes: document.annexes.map((section) => marker.section(section))
  };
}

class LanguageMarker {
  readonly #marking: Marking;
  /** What the passage before was; a stretch may go on in the next section. */
  #before: 'untranslated' | 'older' | null = null;

  constructor(marking: Marking) {
    this.#marking = marking;
  }

  section(of: Section): Section {
    return {
      ...of,
      ...this.#foreign(of.title),
      elements: this.#flow(of.elements),
      sections: of.sections.map((section) => this.section(section))
    };
  }

  /** Elements with a note before each stretch of paragraphs that are not in the language asked for. */
  #flow(elements: readonly FlowElement[]): FlowElement[] {
    return elements.flatMap((element): FlowElement[] => {
      const standing = this.#standingOf(element);
      if (standing === undefined) return [this.#element(element)];
      const isNew = standing !== null && standing !== this.#before;
      this.#before = standing;
      const note: FlowElement[] = isNew
        ? [
            {
              element: 'paragraph',
              style: 'quiet',
              runs: [{ run: 'text', text: this.#marking[standing] }]
            }
          ]
        : [];
      return [...note, this.#element(element)];
    });
  }

  /** Undefined for what nobody wrote: it begins and ends no stretch. */
  #standingOf(element: FlowElement): 'untranslated' | 'older' | null | undefined {
    const { asked, languageOf, isOlder } = this.#marking;
    if (asked === null) return undefined;
    const texts = narrated(element);
    if (texts.some(isOlder)) return 'older';
    const languages = texts.map(languageOf).filter((one) => one !== undefined);
    if (languages.length === 0) return undefined;
    return languages.every((one) => one !== asked) ? 'untranslated' : null;
  }

  #element(of: FlowElement): FlowElement {
    switch (of.element) {
      case 'paragraph':
      case 'callout':
        return { ...of, runs: this.#runs(of.runs) };
      case 'facts':
        return { ...of, rows: of.rows.map((row) => this.#factRow(row)) };
      case 'list':
        return this.#list(of);
      case 'table':
        return this.#table(of);
      case 'figure': {
        const table = of.table ? { table: this.#table(of.table) } : {};
        return { ...of, ...table, ...this.#foreign(of.title) };
      }
    }
  }

  #factRow(of: FactRow): FactRow {
    if ('items' in of) return { ...of, items: of.items.map((item) => this.#runs(item)) };
    return { ...of, runs: this.#runs(of.runs) };
  }

  #list(of: List): List {
    const entries = of.entries.map((entry) => ({
      runs: this.#runs(entry.runs),
      ...(entry.children ? { children: this.#list(entry.children) } : {})
    }));
    return { ...of, entries };
  }

  #table(of: Table): Table {
    return {
      ...of,
      ...this.#foreign(of.caption),
      columns: of.columns.map((column) => ({ ...column, title: this.#runs(column.title) })),
      rows: of.rows.map((row) => this.#row(row))
    };
  }

  #row(of: Row): Row {
    if ('group' in of) return { ...of, ...this.#foreign(of.group) };
    return { ...of, cells: of.cells.map((cell) => this.#runs(cell)) };
  }

  #runs(runs: readonly Run[]): Run[] {
    return runs.flatMap((run): Run[] => {
      if (run.run === 'text') return this.#text(run);
      return run.run === 'note' ? [{ ...run, runs: run.runs.flatMap((one) => this.#text(one)) }] : [run];
    });
  }

  #text(run: TextRun): TextRun[] {
    const found = this.#find(run.text);
    if (!found) return [run];
    const [before, after] = around(run.text, found.text);
    const pieces: TextRun[] = [
      { ...run, text: before },
      { ...run, text: found.text, lang: found.lang },
      { ...run, text: after }
    ];
    return pieces.filter(({ text }) => text !== '');
  }

  #foreign(line: string): { foreign?: Foreign } {
    const found = this.#find(line);
    return found ? { foreign: found } : {};
  }

  /** What somebody wrote in a line: the whole of it, or what stands beside a number, a name or a unit. */
  #find(line: string): Foreign | null {
    for (const text of [line, ...BESIDE.flatMap((shape) => shape.exec(line)?.slice(1) ?? [])]) {
      const lang = this.#marking.languageOf(text);
      if (lang !== undefined) return lang === this.#marking.page ? null : { text, lang };
    }
    return null;
  }
}

/** *Cieľ 1.1: názov*, *1.1.2 názov*, *názov (jednotka)*. */
const BESIDE = [/^[^:]*: (.+)$/su, /^[\d.]+ (.+)$/su, /^(.+) \([^()]*\)$/su];

function around(line: string, text: string): [before: string, after: string] {
  const at = line.indexOf(text);
  return [line.slice(0, at), line.slice(at + text.length)];
}

/** The texts of an element of the narrative; tables and facts of data are read by their cells. */
function narrated(element: FlowElement): string[] {
  switch (element.element) {
    case 'paragraph':
    case 'callout':
      return element.runs.flatMap((run) => (run.run === 'text' ? [run.text] : []));
    case 'list':
      return element.entries.flatMap(({ runs, children }) => [
        ...runs.flatMap((run) => (run.run === 'text' ? [run.text] : [])),
        ...(children ? narrated(children) : [])
      ]);
    default:
      return [];
  }
}
