import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  TextRun as WordRun
} from 'docx';
import type { Run, TextRun } from '#lib/domain/publishing/document.ts';
import type { NumberedDocument } from '#lib/domain/publishing/numbering.ts';

/** What runs leave behind while they are written: notes by number, and the bookmarks references point at. */
export type DocxMarks = {
  notes: Record<string, { children: Paragraph[] }>;
  /** A bookmark's name for an id: Word allows letters, digits and underscores, forty of them. */
  bookmark(id: string): string;
};

export function docxMarks(): DocxMarks {
  const names = new Map<string, string>();
  const bookmark = (id: string) => {
    const name = names.get(id) ?? `opora_${names.size + 1}`;
    names.set(id, name);
    return name;
  };
  return { notes: {}, bookmark };
}

export function docxRuns(
  runs: readonly Run[],
  document: NumberedDocument,
  marks: DocxMarks
): ParagraphChild[] {
  return runs.map((run) => docxRun(run, document, marks));
}

function docxRun(run: Run, document: NumberedDocument, marks: DocxMarks): ParagraphChild {
  switch (run.run) {
    case 'text':
      return wordText(run);
    case 'break':
      return new WordRun({ break: 1 });
    case 'reference': {
      const label = document.labels.get(run.to);
      if (!label) return new WordRun(run.text);
      const children = [new WordRun({ text: label.label, style: 'Hyperlink' })];
      return new InternalHyperlink({ anchor: marks.bookmark(label.anchor), children });
    }
    case 'note': {
      const number = Object.keys(marks.notes).length + 1;
      marks.notes[number] = {
        children: [new Paragraph({ style: 'FootnoteText', children: run.runs.map(wordText) })]
      };
      return new FootnoteReferenceRun(number);
    }
  }
}

function wordText(run: TextRun): ParagraphChild {
  const look = {
    text: run.text,
    ...(run.bold ? { bold: true } : {}),
    ...(run.italic ? { italics: true } : {})
  };
  if (run.link === undefined) return new WordRun(look);
  return new ExternalHyperlink({ link: run.link, children: [new WordRun({ ...look, style: 'Hyperlink' })] });
}
