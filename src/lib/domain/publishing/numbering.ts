import type { DocumentWords, Figure, FlowElement, PublicationDocument, Section, Table } from './document.ts';

/** A section with its number (*2.1*, of an annex *A.1*; empty when it is not counted) and depth, 1 for a part. */
export type NumberedSection = Omit<Section, 'sections'> & {
  number: string;
  depth: number;
  annex: boolean;
  sections: NumberedSection[];
};

/** Where a reference leads and how it is named. */
export type Label = { label: string; anchor: string };

export type NumberedDocument = Omit<PublicationDocument, 'sections' | 'annexes'> & {
  sections: NumberedSection[];
  annexes: NumberedSection[];
  /** By id of sections, tables and figures: *Tabuľka 3*, *časť 2.1*. */
  labels: ReadonlyMap<string, Label>;
};

/**
 * Gives every part, table and figure its number, once for all renderers. Tables and figures are counted
 * through the document in reading order; the data table of a figure belongs to the figure and is not counted.
 */
export function numberDocument(document: PublicationDocument): NumberedDocument {
  const labels = new Map<string, Label>();
  const sections = numbered(document.sections, (at) => String(at + 1), 1, false, labels);
  const annexes = numbered(document.annexes, annexLetter, 1, true, labels);
  const counts = { table: 0, figure: 0 };
  for (const section of [...sections, ...annexes]) labelElements(section, document.words, counts, labels);
  return { ...document, sections, annexes, labels };
}

function numbered(
  sections: readonly Section[],
  numberAt: (at: number) => string,
  depth: number,
  annex: boolean,
  labels: Map<string, Label>
): NumberedSection[] {
  let counted = 0;
  return sections.map((section) => {
    const number = section.numbered === false ? '' : numberAt(counted++);
    labels.set(section.id, { label: section.label ?? (number || section.title), anchor: section.id });
    // Under a section without a number there is nothing to count on from.
    const inner = number === '' ? () => '' : (at: number) => `${number}.${at + 1}`;
    return {
      ...section,
      number,
      depth,
      annex,
      sections: numbered(section.sections, inner, depth + 1, annex, labels)
    };
  });
}

function labelElements(
  section: NumberedSection,
  words: DocumentWords,
  counts: { table: number; figure: number },
  labels: Map<string, Label>
): void {
  for (const element of section.elements.filter(isCounted)) {
    const label = `${words[element.element]}\u00a0${++counts[element.element]}`;
    labels.set(element.id, { label, anchor: element.id });
  }
  for (const inner of section.sections) labelElements(inner, words, counts, labels);
}

function isCounted(element: FlowElement): element is Table | Figure {
  return element.element === 'table' || element.element === 'figure';
}

/** A, B … Z, AA, AB …: letters of the Latin alphabet without accents, as annexes are lettered. */
export function annexLetter(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : annexLetter(Math.floor(at / 26) - 1) + letter;
}

/** The heading as it is printed: *2.1 Denný stacionár*, *Príloha A: Zdroje*. */
export function headingText(
  section: NumberedSection,
  words: DocumentWords
): { number: string; title: string } {
  const annexed = section.annex && section.depth === 1 && section.number !== '';
  return { number: annexed ? `${words.annex} ${section.number}` : section.number, title: section.title };
}
