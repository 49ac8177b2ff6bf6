import {
  BorderStyle,
  ExternalHyperlink,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  Paragraph,
  Tab,
  TableCell,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
  Table as WordTable
} from 'docx';
import type { NumberedDocument } from '#lib/domain/publishing/numbering.ts';
import { type Flow, pictureRun } from './docx-elements.ts';
import { COLOUR, PAGE, TEXT_WIDTH } from './docx-styles.ts';
import { NO_BORDERS } from './docx-table.ts';
import type { PictureFiles } from './picture.ts';

/** Title page, imprint and contents, in the order of the printed book. */
export function docxFront(document: NumberedDocument, pictures: PictureFiles): (Flow | TableOfContents)[] {
  const { front, words } = document;
  const line = (text: string, look = {}) =>
    new Paragraph({ style: 'FrontLine', children: [new TextRun({ text, ...look })] });
  const state = new Paragraph({
    style: 'FrontLine',
    spacing: { before: 240, after: 240 },
    border: { left: { style: BorderStyle.SINGLE, size: 24, color: stateColour(document), space: 8 } },
    children: [new TextRun({ text: front.state, bold: true, size: 24, color: stateColour(document) })]
  });
  if (front.layout === 'paper') {
    return [
      ...arms(document, pictures),
      line(front.body, { bold: true, size: 26 }),
      line(front.kind, { bold: true, color: COLOUR.accent }),
      ...(front.fileNumber === undefined
        ? []
        : [line(`${words.fileNumber}: ${front.fileNumber}`, { color: COLOUR.quiet })]),
      new Paragraph({ style: 'Title', children: [new TextRun({ text: front.title, size: 40 })] }),
      ...front.facts.map((fact) => factLine(fact.term, fact.text)),
      ...(front.demonstration === undefined ? [] : [line(front.demonstration, { italics: true })])
    ];
  }
  return [
    ...arms(document, pictures),
    line(front.body, { bold: true, size: 30 }),
    ...(front.fileNumber === undefined
      ? []
      : [line(`${words.fileNumber}: ${front.fileNumber}`, { color: COLOUR.quiet })]),
    new Paragraph({
      style: 'FrontLine',
      spacing: { before: 1_700 },
      children: [new TextRun({ text: front.kind, bold: true, color: COLOUR.accent, size: 24 })]
    }),
    new Paragraph({ style: 'Title', text: front.title }),
    line(front.period, { size: 32 }),
    state,
    ...(front.demonstration === undefined ? [] : [line(front.demonstration, { italics: true })]),
    new Paragraph({ style: 'FrontLine', spacing: { before: 500 } }),
    ...front.facts.map((fact) => factLine(fact.term, fact.text)),
    ...signatures(document),
    new Paragraph({ style: 'FrontLine', pageBreakBefore: true, text: front.imprint[0] ?? '' }),
    ...front.imprint.slice(1).map((text) => line(text)),
    ...(front.contentHash === undefined
      ? []
      : [hashLine(words.contentHash, front.contentHash, front.verify)]),
    new Paragraph({ style: 'ContentsTitle', pageBreakBefore: true, text: words.contents }),
    new TableOfContents(words.contents, { hyperlink: true, headingStyleRange: '1-3' })
  ];
}

/** Where the text of a paper lasts, which a book says in its imprint. */
export function docxPaperEnd({ front, words }: NumberedDocument): Paragraph[] {
  if (front.layout !== 'paper') return [];
  const line = (text: string) => new Paragraph({ style: 'FrontLine', spacing: { before: 200 }, text });
  return [
    ...front.imprint.map(line),
    ...(front.contentHash === undefined ? [] : [hashLine(words.contentHash, front.contentHash, front.verify)])
  ];
}

/** The hash of the content leads to where a file of it is checked. */
function hashLine(term: string, hash: string, address: string | undefined): Paragraph {
  const said = new TextRun({ text: hash, size: 18, ...(address ? { style: 'Hyperlink' } : {}) });
  const linked = address ? new ExternalHyperlink({ link: address, children: [said] }) : said;
  return new Paragraph({
    style: 'FrontLine',
    children: [new TextRun({ text: `${term}: `, size: 18 }), linked]
  });
}

function stateColour(document: NumberedDocument): string {
  return document.front.binding ? COLOUR.accent : COLOUR.warm;
}

function arms({ front, words }: NumberedDocument, pictures: PictureFiles): Paragraph[] {
  if (!pictures.arms) return [];
  const description = front.armsAlternative ?? `${words.arms}: ${front.body}`;
  const picture = pictureRun(pictures.arms, 76, { name: words.arms, title: words.arms, description });
  return [new Paragraph({ style: 'FrontLine', children: [picture] })];
}

function factLine(term: string, text: string): Paragraph {
  return new Paragraph({
    style: 'FrontLine',
    tabStops: [{ type: TabStopType.LEFT, position: 2_300 }],
    children: [new TextRun({ text: term, color: COLOUR.quiet }), new TextRun({ children: [new Tab(), text] })]
  });
}

function signatures({ front, words }: NumberedDocument): Flow[] {
  if (front.signatures.length === 0) return [];
  const width = Math.floor(TEXT_WIDTH / (front.signatures.length + 1));
  const space = { before: 1_000 };
  const over = { top: { style: BorderStyle.SINGLE, size: 6, color: COLOUR.ink, space: 4 } };
  const place = (text: string, border: object) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlign.BOTTOM,
      margins: { right: 300 },
      children: [new Paragraph({ style: 'TableText', spacing: space, border, text })]
    });
  const row = new TableRow({
    cantSplit: true,
    children: [...front.signatures.map((role) => place(role, over)), place(words.stamp, {})]
  });
  const columnWidths = Array.from({ length: front.signatures.length + 1 }, () => width);
  return [
    new WordTable({
      rows: [row],
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths,
      borders: NO_BORDERS
    })
  ];
}

/** Running head and foot with the state on every page but the title page, which says it itself. */
export function docxRunning(
  document: NumberedDocument
): Pick<ISectionOptions, 'headers' | 'footers' | 'properties'> {
  const { front } = document;
  const right = [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }];
  const head = new Paragraph({
    style: 'Running',
    tabStops: right,
    border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: COLOUR.hair, space: 4 } },
    children: [
      new TextRun(front.runningTitle),
      new TextRun({ children: [new Tab(), front.state], bold: true, color: stateColour(document) })
    ]
  });
  const mark = front.demonstration ?? front.fileNumber ?? '';
  const foot = new Paragraph({
    style: 'Running',
    tabStops: right,
    children: [new TextRun(mark), new TextRun({ children: [new Tab(), ...pageOf(document.words.page)] })]
  });
  const empty = new Paragraph({ style: 'Running' });
  const { width, height, ...margin } = PAGE;
  return {
    properties: {
      titlePage: true,
      page: { size: { width, height }, margin: { ...margin, header: 800, footer: 700 } }
    },
    headers: { default: new Header({ children: [head] }), first: new Header({ children: [empty] }) },
    footers: { default: new Footer({ children: [foot] }), first: new Footer({ children: [empty] }) }
  };
}

/** *Strana {page} z {pages}* with the places filled by Word's own fields. */
function pageOf(words: string) {
  const fields = { '{page}': PageNumber.CURRENT, '{pages}': PageNumber.TOTAL_PAGES } as const;
  return words.split(/(\{pages?\})/).map((part) => fields[part as keyof typeof fields] ?? part);
}
