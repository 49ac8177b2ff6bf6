import type { TextRun } from '#lib/domain/plans/block.ts';
import type { SourceText } from '#lib/domain/plans/old-plan/source-piece.ts';
import type { DocxDocument, DocxElement, DocxImage } from './docx-elements.ts';

/** Reads the words of a paragraph with their marks, and remembers the pictures that stood among them. */
export class DocxWords {
  /** All pictures that were met. */
  pictures = 0;
  #met: DocxImage[] = [];
  letters = 0;
  readonly #notes: DocxDocument['notes'];

  constructor(notes: DocxDocument['notes']) {
    this.#notes = notes;
  }

  textOf(elements: readonly DocxElement[]): SourceText {
    return elements.flatMap((element) => this.#inline(element, {}));
  }

  /** The pictures met since they were last taken. */
  takePictures(): DocxImage[] {
    const met = this.#met;
    this.#met = [];
    return met;
  }

  #inline(element: DocxElement, marks: Omit<TextRun, 'type' | 'text'>): SourceText {
    switch (element.type) {
      case 'text':
        this.letters += element.value.length;
        return element.value === '' ? [] : [{ type: 'text', text: element.value, ...marks }];
      case 'tab':
        return [{ type: 'text', text: '\t', ...marks }];
      case 'break':
        return element.breakType === 'line' ? [{ type: 'break' }] : [];
      case 'run': {
        const own = { ...marks, ...(element.isBold ? { bold: true as const } : {}) };
        return this.#all(element.children, element.isItalic ? { ...own, italic: true } : own);
      }
      case 'hyperlink':
        return this.#all(element.children, element.href ? { ...marks, link: element.href } : marks);
      case 'noteReference':
        return this.#note(element);
      case 'image':
        this.pictures += 1;
        this.#met.push(element);
        return [];
      case 'table':
      case 'tableRow':
      case 'tableCell':
      case 'paragraph':
      case 'other':
        return this.#all(element.children ?? [], marks);
      default:
        // Whatever else the reader knows: only its words matter.
        return this.#all((element as { children?: DocxElement[] }).children ?? [], marks);
    }
  }

  #all(elements: readonly DocxElement[], marks: Omit<TextRun, 'type' | 'text'>): SourceText {
    return elements.flatMap((element) => this.#inline(element, marks));
  }

  #note(reference: { noteType: string; noteId: string }): SourceText {
    const body = this.#notes.resolve(reference)?.body ?? [];
    const text = body.flatMap(
      (paragraph, at): SourceText => [
        ...(at > 0 ? [{ type: 'text' as const, text: ' ' }] : []),
        ...this.#inline(paragraph, {})
      ]
    );
    // A note in a note is no block's: its words follow in the line.
    const runs = text.flatMap((run): TextRun[] =>
      run.type === 'text' ? [run] : run.type === 'note' ? run.text : [{ type: 'text', text: ' ' }]
    );
    return runs.some((run) => run.text.trim() !== '') ? [{ type: 'note', text: runs }] : [];
  }
}
