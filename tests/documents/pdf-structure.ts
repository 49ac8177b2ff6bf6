import {
  bytesOf,
  isRef,
  isStream,
  nameOf,
  type PdfDict,
  type PdfFile,
  type PdfValue,
  readPdf
} from './pdf-objects.ts';

export type PdfFault =
  | 'not-tagged'
  | 'no-language'
  | 'no-title'
  | 'title-not-shown'
  | 'title-not-tagged'
  | 'no-heading'
  | 'heading-skipped'
  | 'table-without-header'
  | 'table-with-uneven-rows'
  | 'header-without-scope'
  | 'figure-without-alternative'
  | 'no-bookmarks'
  | 'font-not-embedded'
  | 'no-standard';

/** What a reader with a screen reader would miss in a PDF; empty for a file that has everything. */
export function judgePdf(file: Uint8Array, language: string): PdfFault[] {
  return [...new Set(new PdfJudge(readPdf(file)).faults(language))];
}

type Element = { kind: string; dict: PdfDict; children: Element[] };

class PdfJudge {
  readonly #file: PdfFile;

  constructor(file: PdfFile) {
    this.#file = file;
  }

  faults(language: string): PdfFault[] {
    const root = this.#dict(this.#file.trailer.get('Root'));
    const tree = this.#elements(this.#dict(root.get('StructTreeRoot')).get('K'));
    const all = tree.flatMap(withDescendants);
    return [
      ...this.#declared(root, language),
      // PDF 1.7 has no title among its own kinds: it is one of the writer's, played by a paragraph.
      ...(all.some(({ dict }) => nameOf(dict.get('S')) === 'Title') ? [] : ['title-not-tagged' as const]),
      ...headingFaults(all),
      ...all.filter((element) => element.kind === 'Table').flatMap((table) => this.#tableFaults(table)),
      ...all
        .filter((element) => element.kind === 'Figure' && !filled(element.dict.get('Alt')))
        .map(() => 'figure-without-alternative' as const),
      ...this.#fontFaults()
    ];
  }

  #declared(root: PdfDict, language: string): PdfFault[] {
    const faults: PdfFault[] = [];
    const marked = this.#dict(root.get('MarkInfo')).get('Marked') === true;
    if (!marked || !root.has('StructTreeRoot')) faults.push('not-tagged');
    if (this.#resolve(root.get('Lang')) !== language) faults.push('no-language');
    if (!filled(this.#dict(this.#file.trailer.get('Info')).get('Title'))) faults.push('no-title');
    if (this.#dict(root.get('ViewerPreferences')).get('DisplayDocTitle') !== true)
      faults.push('title-not-shown');
    if (!isRef(this.#dict(root.get('Outlines')).get('First'))) faults.push('no-bookmarks');
    const metadata = this.#resolve(root.get('Metadata'));
    const xmp = isStream(metadata) ? bytesOf(metadata).toString('utf8') : '';
    if (!/pdfuaid:part|pdfaid:part/.test(xmp)) faults.push('no-standard');
    return faults;
  }

  #tableFaults(table: Element): PdfFault[] {
    const rows = withDescendants(table).filter((element) => element.kind === 'TR');
    const heads = rows.flatMap((row) => row.children).filter((cell) => cell.kind === 'TH');
    const widths = rows.map((row) => row.children.reduce((sum, cell) => sum + this.#span(cell), 0));
    const faults: PdfFault[] = [];
    if (heads.length === 0) faults.push('table-without-header');
    if (widths.some((width) => width !== widths[0])) faults.push('table-with-uneven-rows');
    if (heads.some((head) => this.#attribute(head, 'Scope') === undefined))
      faults.push('header-without-scope');
    return faults;
  }

  #span(cell: Element): number {
    return Number(this.#attribute(cell, 'ColSpan') ?? 1);
  }

  #attribute(element: Element, name: string): PdfValue | undefined {
    const attributes = this.#resolve(element.dict.get('A'));
    const list = Array.isArray(attributes) ? attributes : [attributes ?? null];
    return list.map((one) => this.#dict(one).get(name)).find((value) => value !== undefined);
  }

  #fontFaults(): PdfFault[] {
    const dicts = [...this.#file.objects.values()].filter((value) => value instanceof Map);
    const descriptors = dicts.filter((dict) => nameOf(dict.get('Type')) === 'FontDescriptor');
    const embedded = (dict: PdfDict) => ['FontFile', 'FontFile2', 'FontFile3'].some((key) => dict.has(key));
    return descriptors.length > 0 && descriptors.every(embedded) ? [] : ['font-not-embedded'];
  }

  #elements(kids: PdfValue | undefined): Element[] {
    const resolved = this.#resolve(kids);
    const list = Array.isArray(resolved) ? resolved : [resolved ?? null];
    return list.flatMap((kid) => {
      const dict = this.#dict(kid);
      const kind = nameOf(dict.get('S'));
      // Without a kind it is marked content or a reference to an annotation, not an element.
      return kind === undefined
        ? []
        : [{ kind: this.#role(kind), dict, children: this.#elements(dict.get('K')) }];
    });
  }

  #role(kind: string): string {
    const root = this.#dict(this.#file.trailer.get('Root'));
    const roles = this.#dict(this.#dict(root.get('StructTreeRoot')).get('RoleMap'));
    return nameOf(roles.get(kind)) ?? kind;
  }

  #resolve(value: PdfValue | undefined): PdfValue | undefined {
    return isRef(value) ? this.#file.objects.get(value.ref) : value;
  }

  #dict(value: PdfValue | undefined): PdfDict {
    const resolved = this.#resolve(value);
    return resolved instanceof Map ? resolved : new Map();
  }
}

function withDescendants(element: Element): Element[] {
  return [element, ...element.children.flatMap(withDescendants)];
}

function headingFaults(elements: readonly Element[]): PdfFault[] {
  const levels = elements.flatMap(({ kind }) => (/^H[1-6]$/.test(kind) ? [Number(kind[1])] : []));
  if (levels.length === 0) return ['no-heading'];
  return levels.some((level, at) => level > (levels[at - 1] ?? 0) + 1) ? ['heading-skipped'] : [];
}

function filled(value: PdfValue | undefined): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
