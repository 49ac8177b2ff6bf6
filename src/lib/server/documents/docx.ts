import { Bookmark, Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import type { PublicationDocument } from '#lib/domain/publishing/document.ts';
import { type NumberedSection, numberDocument } from '#lib/domain/publishing/numbering.ts';
import { DocxElements, type Flow } from './docx-elements.ts';
import { docxFront, docxPaperEnd, docxRunning } from './docx-front.ts';
import { pageEstimator } from './docx-pages.ts';
import { type DocxMarks, docxMarks } from './docx-runs.ts';
import { docxNumbering, docxStyles } from './docx-styles.ts';
import type { PictureFiles } from './picture.ts';
import { typeset } from './typeset.ts';

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5
];

/**
 * A publication as a DOCX for Word and LibreOffice: real styles, headings numbered by the program itself, header
 * rows, captions and contents as fields already filled in, so that nobody is asked to update them.
 */
export async function renderDocx(
  document: PublicationDocument,
  pictures: PictureFiles,
  pageNumbers = pageEstimator
): Promise<Uint8Array> {
  const numbered = numberDocument(typeset(document));
  const marks = docxMarks();
  const elements = new DocxElements(numbered, pictures, marks);

  // Only what follows the contents and the first annex open a page: parts of a few lines would leave it empty.
  const isBook = numbered.front.layout !== 'paper';
  const parts = [numbered.sections, numbered.annexes].flatMap((sections, of) =>
    sections.flatMap((section, at) => docxSection(section, elements, marks, at === 0 && (isBook || of === 1)))
  );
  const word = new Document({
    title: `${document.front.title} – ${document.front.body}`,
    creator: document.front.body,
    subject: document.front.kind,
    keywords: document.front.state,
    styles: docxStyles(document.language),
    numbering: docxNumbering(document.words),
    footnotes: marks.notes,
    hyphenation: { autoHyphenation: true },
    // Estimated, so that the contents show pages at once; Word counts them anew when somebody asks it to.
    pageNumbers: pageNumbers(document.words.annex),
    sections: [
      {
        ...docxRunning(numbered),
        children: [...docxFront(numbered, pictures), ...parts, ...docxPaperEnd(numbered)]
      }
    ]
  });
  return new Uint8Array(await Packer.toBuffer(word));
}

function docxSection(
  section: NumberedSection,
  elements: DocxElements,
  marks: DocxMarks,
  opensPage: boolean
): Flow[] {
  const level = Math.min(section.depth, HEADINGS.length) - 1;
  const heading = new Paragraph({
    heading: HEADINGS[level] ?? HeadingLevel.HEADING_5,
    pageBreakBefore: opensPage,
    ...(section.depth === 1 && !opensPage ? { spacing: { before: 560 } } : {}),
    ...(section.number === ''
      ? {}
      : { numbering: { reference: section.annex ? 'annexes' : 'parts', level } }),
    children: [new Bookmark({ id: marks.bookmark(section.id), children: [new TextRun(section.title)] })]
  });
  const body = section.elements.flatMap((element) => elements.write(element));
  return [
    heading,
    ...body,
    ...section.sections.flatMap((inner) => docxSection(inner, elements, marks, false))
  ];
}
