/** What of the reader's document we use; it is JSON-like and names more. */
export type DocxElement =
  | {
      type: 'paragraph';
      children: DocxElement[];
      styleId: string | null;
      styleName: string | null;
      numbering: DocxNumbering | null;
    }
  | { type: 'run'; children: DocxElement[]; isBold: boolean; isItalic: boolean; fontSize: number | null }
  | { type: 'text'; value: string }
  | { type: 'tab' }
  | { type: 'break'; breakType: string }
  | { type: 'hyperlink'; children: DocxElement[]; href?: string }
  | { type: 'noteReference'; noteType: string; noteId: string }
  | DocxImage
  | { type: 'table'; children: DocxElement[] }
  | { type: 'tableRow'; children: DocxElement[]; isHeader: boolean }
  | { type: 'tableCell'; children: DocxElement[]; colSpan: number; rowSpan: number }
  | { type: 'other'; children?: DocxElement[] };

/** A picture; its bytes are read when they are asked for. */
export type DocxImage = { type: 'image'; altText?: string; readAsBuffer(): Promise<Buffer> };

export type DocxNumbering = { level: string; isOrdered: boolean };
export type DocxParagraph = Extract<DocxElement, { type: 'paragraph' }>;

export type DocxDocument = {
  children: DocxElement[];
  notes: { resolve(reference: { noteType: string; noteId: string }): { body: DocxElement[] } | null };
};
