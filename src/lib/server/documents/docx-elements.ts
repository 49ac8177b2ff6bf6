import {
  Bookmark,
  BorderStyle,
  ImageRun,
  Paragraph,
  SequentialIdentifier,
  ShadingType,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  Table as WordTable
} from 'docx';
import type {
  Callout,
  FactRow,
  Facts,
  Figure,
  FlowElement,
  List,
  Run,
  Table
} from '#lib/domain/publishing/document.ts';
import type { NumberedDocument } from '#lib/domain/publishing/numbering.ts';
import { drawChart } from './charts.ts';
import { type DocxMarks, docxRuns } from './docx-runs.ts';
import { COLOUR, TEXT_WIDTH } from './docx-styles.ts';
import { docxTable, NO_BORDERS } from './docx-table.ts';
import { type PictureFile, type PictureFiles, svgText } from './picture.ts';
import { rasterOf } from './raster.ts';

export type Flow = Paragraph | WordTable;

/** The width of the text in pixels of Word, 96 to the inch. */
const TEXT_PIXELS = Math.floor((TEXT_WIDTH / 1440) * 96);

/** Writes the elements of a publication as paragraphs and tables of Word. */
export class DocxElements {
  readonly #document: NumberedDocument;
  readonly #pictures: PictureFiles;
  readonly #marks: DocxMarks;
  #lists = 0;

  constructor(document: NumberedDocument, pictures: PictureFiles, marks: DocxMarks) {
    this.#document = document;
    this.#pictures = pictures;
    this.#marks = marks;
  }

  write(element: FlowElement): Flow[] {
    switch (element.element) {
      case 'paragraph': {
        const style = element.style === 'lead' ? 'Lead' : element.style === 'quiet' ? 'Source' : 'Normal';
        return [new Paragraph({ style, children: this.#say(element.runs) })];
      }
      case 'list':
        return this.#list(element, 0, ++this.#lists);
      case 'callout':
        return this.#callout(element);
      case 'facts':
        return this.#facts(element);
      case 'table':
        return [
          this.#caption('table', element.id, element.caption),
          docxTable(element, (runs) => this.#say(runs)),
          ...this.#note(element),
          this.#source(element)
        ];
      case 'figure':
        return this.#figure(element);
    }
  }

  #say(runs: readonly Run[]) {
    return docxRuns(runs, this.#document, this.#marks);
  }

  #list(list: List, level: number, instance: number): Flow[] {
    const reference = list.ordered ? 'ordered' : 'bulleted';
    return list.entries.flatMap((entry) => [
      new Paragraph({
        numbering: { reference, level, instance },
        spacing: { after: 60 },
        children: this.#say(entry.runs)
      }),
      ...(entry.children ? this.#list(entry.children, level + 1, instance) : [])
    ]);
  }

  #callout(callout: Callout): Flow[] {
    const colour = callout.tone === 'important' ? COLOUR.warm : COLOUR.accent;
    const frame = {
      shading: { type: ShadingType.CLEAR, color: 'auto', fill: COLOUR.wash },
      border: { left: { style: BorderStyle.SINGLE, size: 24, color: colour, space: 8 } }
    };
    const title =
      callout.title === undefined
        ? []
        : [
            new Paragraph({
              style: 'Callout',
              ...frame,
              keepNext: true,
              children: [new TextRun({ text: callout.title, bold: true })]
            })
          ];
    return [
      ...title,
      new Paragraph({
        style: 'Callout',
        ...frame,
        spacing: { after: 240 },
        children: this.#say(callout.runs)
      })
    ];
  }

  #facts(facts: Facts): Flow[] {
    const [term, rest] = [2_300, TEXT_WIDTH - 2_300];
    const rows = facts.rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: [
            new TableCell({
              width: { size: term, type: WidthType.DXA },
              children: [new Paragraph({ style: 'Term', keepNext: true, text: row.term })]
            }),
            new TableCell({
              width: { size: rest, type: WidthType.DXA },
              children: this.#fact(row)
            })
          ]
        })
    );
    const look = { firstRow: false, firstColumn: true, noHBand: true, noVBand: true };
    const width = { size: TEXT_WIDTH, type: WidthType.DXA };
    return [
      new WordTable({ rows, width, columnWidths: [term, rest], borders: NO_BORDERS, tableLook: look }),
      gap()
    ];
  }

  #fact(row: FactRow): Paragraph[] {
    if ('runs' in row) return [new Paragraph({ style: 'TableText', children: this.#say(row.runs) })];
    return row.items.map(
      (item) =>
        new Paragraph({
          style: 'TableText',
          numbering: { reference: 'facts', level: 0 },
          children: this.#say(item)
        })
    );
  }

  #figure(figure: Figure): Flow[] {
    const drawn = new Paragraph({ keepNext: figure.source !== undefined, children: [this.#picture(figure)] });
    const table = figure.table
      ? [
          new Paragraph({ style: 'Term', keepNext: true, text: this.#document.words.dataTable }),
          docxTable(figure.table, (runs) => this.#say(runs)),
          gap()
        ]
      : [];
    return [this.#caption('figure', figure.id, figure.title), drawn, this.#source(figure), ...table];
  }

  #picture(figure: Figure): ImageRun {
    const altText = { name: figure.id, title: figure.title, description: figure.alternative };
    const { picture } = figure;
    if (picture.picture === 'file') {
      const file = this.#pictures.files.get(picture.file);
      if (!file) throw new Error(`the picture ${picture.file} of figure ${figure.id} was not given`);
      return pictureRun(file, TEXT_PIXELS, altText);
    }
    const dress = {
      theme: 'print',
      layout: 'wide',
      language: this.#document.language,
      id: figure.id
    } as const;
    const svg =
      picture.picture === 'drawing' ? picture.svg : drawChart(picture.chart, figure.alternative, dress);
    return pictureRun({ kind: 'svg', bytes: new TextEncoder().encode(svg) }, TEXT_PIXELS, altText);
  }

  #caption(kind: 'table' | 'figure', id: string, text: string): Paragraph {
    const label = [
      new TextRun({ text: `${this.#document.words[kind]}\u00a0`, color: COLOUR.accent }),
      new SequentialIdentifier(kind === 'table' ? 'Table' : 'Figure')
    ];
    const children = [
      new Bookmark({ id: this.#marks.bookmark(id), children: label }),
      new TextRun(`\u2002${text}`)
    ];
    return new Paragraph({ style: 'Caption', children });
  }

  #note({ note }: Table): Paragraph[] {
    return note === undefined ? [] : [new Paragraph({ style: 'Source', spacing: { after: 60 }, text: note })];
  }

  #source({ source }: Table | Figure): Paragraph {
    return source === undefined
      ? gap()
      : new Paragraph({ style: 'Source', text: `${this.#document.words.source}: ${source}` });
  }
}

/** An empty paragraph of small height: two tables that touch would become one. */
function gap(): Paragraph {
  return new Paragraph({ style: 'TableText', spacing: { before: 0, after: 120 } });
}

/** A picture no wider than `widest` pixels; an SVG takes its raster along. */
export function pictureRun(
  file: PictureFile,
  widest: number,
  altText: { name: string; title: string; description: string }
): ImageRun {
  if (file.kind === 'svg') {
    const raster = rasterOf(svgText(file));
    const transformation = within(raster.width, raster.height, widest);
    const fallback = { type: 'png' as const, data: raster.png, transformation };
    return new ImageRun({ type: 'svg', data: Buffer.from(file.bytes), fallback, transformation, altText });
  }
  const transformation = within(file.width ?? 800, file.height ?? 600, widest);
  return new ImageRun({
    type: file.kind === 'jpeg' ? 'jpg' : 'png',
    data: file.bytes,
    transformation,
    altText
  });
}

function within(width: number, height: number, widest: number): { width: number; height: number } {
  const scale = Math.min(1, widest / width);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
