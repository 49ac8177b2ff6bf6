import type {
  FactRow,
  Figure,
  FlowElement,
  Foreign,
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
import { collectNotes, htmlLine, htmlNotes, htmlRuns, type Notes } from './html-runs.ts';
import { htmlTable } from './html-table.ts';
import { all, escapeMarkup, tag } from './svg.ts';
import { typeset } from './typeset.ts';

export type HtmlPage = {
  /** The parts and annexes, without the page's own heading: the first heading in it is an `h2`. */
  body: string;
  /** The contents as nested lists of links, ready for a side index. */
  contents: string;
};

/** A table of more rows is folded on a phone, where it would take several screens. */
const LONG_TABLE = 7;

/** Where the page finds a picture of a figure, by its SHA-256. */
export type FileAddress = (file: string) => string;

/**
 * A publication as the inside of a web page: semantic HTML, no styles, no scripts, an id for everything that
 * can be pointed at. Charts come in two layouts; the style sheet shows the one that fits.
 */
export function renderHtml(document: PublicationDocument, fileAddress: FileAddress): HtmlPage {
  const numbered = numberDocument(typeset(document));
  const writer = new HtmlWriter(numbered, fileAddress);
  const parts = [...numbered.sections, ...numbered.annexes];
  const body = all(parts.map((section) => writer.section(section)));
  return { body: body + writer.notes(), contents: htmlContents(parts, numbered, 2) };
}

/** Some elements of a publication alone, with the numbers they have in the whole of it. */
export function renderElements(
  document: PublicationDocument,
  elements: readonly FlowElement[],
  fileAddress: FileAddress
): string {
  const writer = new HtmlWriter(numberDocument(typeset(document)), fileAddress);
  const alone = {
    ...document,
    sections: [{ id: '', title: '', elements: [...elements], sections: [] }],
    annexes: []
  };
  const bound = typeset(alone).sections.flatMap((section) => section.elements);
  return all(bound.map((element) => writer.element(element))) + writer.notes();
}

function htmlContents(
  sections: readonly NumberedSection[],
  document: NumberedDocument,
  depth: number
): string {
  const items = sections.map((section) => {
    const { number, title } = headingText(section, document.words);
    const line = htmlLine(`${number} ${title}`.trim(), section.foreign);
    const link = `<a href="#${escapeMarkup(section.id)}">${line}</a>`;
    const inner =
      depth > 1 && section.sections.length > 0 ? htmlContents(section.sections, document, depth - 1) : '';
    return `<li>${link}${inner}</li>`;
  });
  return `<ol class="contents">${all(items)}</ol>`;
}

class HtmlWriter {
  readonly #document: NumberedDocument;
  readonly #fileAddress: FileAddress;
  readonly #notes: Notes = collectNotes();

  constructor(document: NumberedDocument, fileAddress: FileAddress) {
    this.#document = document;
    this.#fileAddress = fileAddress;
  }

  section(section: NumberedSection): string {
    const { number, title } = headingText(section, this.#document.words);
    const level = Math.min(section.depth + 1, 6);
    const numbered = number === '' ? '' : `<span class="heading-number">${escapeMarkup(number)}</span> `;
    const heading = `<h${level}>${numbered}${htmlLine(title, section.foreign)}</h${level}>`;
    const elements = section.elements.map((element) => this.element(element));
    const inner = section.sections.map((sub) => this.section(sub));
    return tag('section', { id: section.id }, heading, all(elements), all(inner));
  }

  notes(): string {
    return htmlNotes(this.#notes, this.#document.words.notes);
  }

  element(element: FlowElement): string {
    switch (element.element) {
      case 'paragraph':
        return tag('p', { class: element.style }, this.#say(element.runs));
      case 'list':
        return this.#list(element);
      case 'callout': {
        const title =
          element.title === undefined ? '' : `<p><strong>${escapeMarkup(element.title)}</strong></p>`;
        return tag(
          'div',
          { class: `callout callout-${element.tone}` },
          `${title}<p>${this.#say(element.runs)}</p>`
        );
      }
      case 'facts': {
        const rows = element.rows.map(
          (row) => `<div><dt>${escapeMarkup(row.term)}</dt><dd>${this.#fact(row)}</dd></div>`
        );
        return tag('dl', { class: 'facts' }, all(rows));
      }
      case 'table':
        return this.#table(element);
      case 'figure':
        return this.#figure(element);
    }
  }

  #say(runs: readonly Run[]): string {
    return htmlRuns(runs, this.#document.labels, this.#notes);
  }

  #fact(row: FactRow): string {
    if ('runs' in row) return this.#say(row.runs);
    return `<ul>${all(row.items.map((item) => `<li>${this.#say(item)}</li>`))}</ul>`;
  }

  #list(list: List): string {
    const entries = list.entries.map((entry) => {
      const inner = entry.children ? this.#list(entry.children) : '';
      return `<li>${this.#say(entry.runs)}${inner}</li>`;
    });
    return tag(list.ordered ? 'ol' : 'ul', {}, all(entries));
  }

  #table(table: Table): string {
    const caption = this.#caption(table.id, table.caption, table.foreign);
    const whole = htmlTable(table, caption, table.id, (runs) => this.#say(runs));
    const below = this.#note(table.note) + this.#source(table.source);
    const folded =
      table.rows.length > LONG_TABLE
        ? `<details class="fold long-table"><summary>${caption}</summary>${whole}${below}</details>`
        : whole + below;
    return tag('div', { id: table.id, class: 'table-block' }, folded);
  }

  #figure(figure: Figure): string {
    const caption = `<figcaption>${this.#caption(figure.id, figure.title, figure.foreign)}</figcaption>`;
    return tag(
      'figure',
      { id: figure.id },
      caption + this.#picture(figure) + this.#source(figure.source) + this.#figures(figure)
    );
  }

  #picture({ id, alternative, picture, foreign }: Figure): string {
    if (picture.picture === 'file') {
      const src = this.#fileAddress(picture.file);
      return tag('img', { src, alt: alternative, lang: foreign?.lang, loading: 'lazy' });
    }
    if (picture.picture === 'drawing') return picture.svg;
    const dress = { theme: 'web', language: this.#document.language } as const;
    const wide = drawChart(picture.chart, alternative, { ...dress, layout: 'wide', id: `${id}-siroky` });
    return wide + drawChart(picture.chart, alternative, { ...dress, layout: 'narrow', id: `${id}-uzky` });
  }

  #figures({ table }: Figure): string {
    if (!table) return '';
    const words = escapeMarkup(this.#document.words.dataTable);
    const whole = htmlTable(table, escapeMarkup(table.caption), table.id, (runs) => this.#say(runs));
    return `<details><summary>${words}</summary>${whole}</details>`;
  }

  #caption(id: string, text: string, foreign?: Foreign): string {
    const label = `<span class="label">${escapeMarkup(this.#document.labels.get(id)?.label ?? '')}</span>`;
    return text === '' ? label : `${label} ${htmlLine(text, foreign)}`;
  }

  #note(note: string | undefined): string {
    return note === undefined ? '' : tag('p', { class: 'note' }, escapeMarkup(note));
  }

  #source(source: string | undefined): string {
    return source === undefined
      ? ''
      : tag('p', { class: 'source' }, escapeMarkup(`${this.#document.words.source}: ${source}`));
  }
}
