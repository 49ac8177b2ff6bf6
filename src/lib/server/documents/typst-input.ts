import type {
  FactRow,
  Figure,
  FlowElement,
  List,
  PublicationDocument,
  Run,
  Table
} from '#lib/domain/publishing/document.ts';
import {
  headingText,
  type NumberedDocument,
  type NumberedSection,
  numberDocument
} from '#lib/domain/publishing/numbering.ts';
import { drawChart } from './charts.ts';
import { type PictureFile, type PictureFiles, svgText } from './picture.ts';
import { typeset } from './typeset.ts';

/** What the template reads, as one JSON text, and the raster files it names by path. */
export type TypstInput = { publication: string; shadows: { path: string; bytes: Uint8Array }[] };

// Wide enough between a number and its title, and kept in bookmarks and contents too.
const EN_SPACE = '\u2002';

/** As many years as a small chart has room for beside its table. */
const MOST_BESIDE = 7;

/** Whether a chart is small enough to stand beside its figures: capacities of a few years, one after another. */
function isBeside({ picture, table }: Figure): boolean {
  const rows = table?.rows.length ?? 0;
  return (
    picture.picture === 'chart' &&
    picture.chart.chart === 'capacity-by-year' &&
    rows > 0 &&
    rows <= MOST_BESIDE
  );
}

/** Prepares a document for `publication.typ`: numbers, references and pictures settled, all words as data. */
export function typstInput(document: PublicationDocument, pictures: PictureFiles): TypstInput {
  const numbered = numberDocument(typeset(document));
  const shadows: TypstInput['shadows'] = [];
  const make = new InputMaker(numbered, pictures, shadows);
  const publication = JSON.stringify({
    language: document.language,
    words: document.words,
    front: { ...numbered.front, day: document.front.day?.split('-').map(Number) ?? null },
    // A state that binds is printed calmly; a draft in the warm tone that warns.
    binding: document.front.binding,
    arms: pictures.arms ? make.picture('arms', pictures.arms) : null,
    sections: numbered.sections.map((section) => make.section(section)),
    annexes: numbered.annexes.map((section) => make.section(section))
  });
  return { publication, shadows };
}

class InputMaker {
  readonly #document: NumberedDocument;
  readonly #pictures: PictureFiles;
  readonly #shadows: TypstInput['shadows'];

  constructor(document: NumberedDocument, pictures: PictureFiles, shadows: TypstInput['shadows']) {
    this.#document = document;
    this.#pictures = pictures;
    this.#shadows = shadows;
  }

  section(section: NumberedSection): unknown {
    const { number, title } = headingText(section, this.#document.words);
    return {
      depth: section.depth,
      anchor: section.id,
      heading: number === '' ? title : `${number}${EN_SPACE}${title}`,
      elements: section.elements.map((element) => this.element(element)),
      sections: section.sections.map((inner) => this.section(inner))
    };
  }

  element(element: FlowElement): unknown {
    switch (element.element) {
      case 'paragraph':
      case 'callout':
        return { ...element, runs: this.runs(element.runs) };
      case 'list':
        return this.list(element);
      case 'facts':
        return { ...element, rows: element.rows.map((row) => this.fact(row)) };
      case 'table':
        return {
          ...this.table(element),
          title: this.caption(element.id, element.caption),
          anchor: element.id
        };
      case 'figure':
        return this.figure(element);
    }
  }

  fact(row: FactRow): unknown {
    return 'items' in row
      ? { term: row.term, items: row.items.map((item) => this.runs(item)) }
      : { term: row.term, runs: this.runs(row.runs) };
  }

  list(list: List): unknown {
    const entries = list.entries.map((entry) => ({
      runs: this.runs(entry.runs),
      ...(entry.children ? { children: this.list(entry.children) } : {})
    }));
    return { ...list, entries };
  }

  table(table: Table): object {
    const columns = table.columns.map((column) => ({ ...column, title: this.runs(column.title) }));
    const rows = table.rows.map((row) =>
      'group' in row ? row : { ...row, cells: row.cells.map((cell) => this.runs(cell)) }
    );
    return { ...table, columns, rows };
  }

  figure(figure: Figure): unknown {
    return {
      ...figure,
      anchor: figure.id,
      title: this.caption(figure.id, figure.title),
      picture: this.drawn(figure),
      beside: isBeside(figure),
      ...(figure.table ? { table: this.table(figure.table) } : {})
    };
  }

  drawn(figure: Figure): unknown {
    const { picture } = figure;
    if (picture.picture === 'drawing') return { kind: 'svg', svg: picture.svg };
    if (picture.picture === 'file') {
      const file = this.#pictures.files.get(picture.file);
      if (!file) throw new Error(`the picture ${picture.file} of figure ${figure.id} was not given`);
      return this.picture(picture.file, file);
    }
    const dress = {
      theme: 'print',
      layout: isBeside(figure) ? 'beside' : 'wide',
      language: this.#document.language,
      id: figure.id
    } as const;
    return { kind: 'svg', svg: drawChart(picture.chart, figure.alternative, dress) };
  }

  picture(name: string, file: PictureFile): unknown {
    if (file.kind === 'svg') return { kind: 'svg', svg: svgText(file) };
    const path = `/pictures/${name}.${file.kind}`;
    this.#shadows.push({ path, bytes: file.bytes });
    return { kind: 'raster', path };
  }

  caption(id: string, text: string): { label: string; text: string } {
    return { label: this.#document.labels.get(id)?.label ?? '', text };
  }

  runs(runs: readonly Run[]): unknown[] {
    return runs.map((run) => {
      if (run.run !== 'reference') return run;
      const label = this.#document.labels.get(run.to);
      return { run: 'reference', target: label?.anchor ?? null, text: label?.label ?? run.text };
    });
  }
}
