import mammoth from 'mammoth';
import type {
  SourceItem,
  SourceLook,
  SourcePiece,
  SourceText
} from '#lib/domain/plans/old-plan/source-piece.ts';
import { sourceLine } from '#lib/domain/plans/old-plan/source-piece.ts';
import { storedZip } from '../spreadsheets/stored-zip.ts';
import { unzip } from '../spreadsheets/unzip.ts';
import type { ReadDocument } from '../use-cases/old-plan/old-plan-work.ts';
import { MOST_LETTERS, refused, wasRead } from './document-file.ts';
import type { DocxDocument, DocxElement, DocxParagraph } from './docx-elements.ts';
import { Album } from './docx-pictures.ts';
import { type DocxStyle, readDocxStyles } from './docx-styles.ts';
import { readDocxTable } from './docx-table.ts';
import { DocxWords } from './docx-text.ts';

/** Words, styles, numbering, notes and links; fonts and embedded files stay packed. */
const PICTURES = /^word\/media\/[^/]+\.(?:png|jpe?g)$/iu;
const WANTED = /^(?:\[Content_Types\]\.xml|_rels\/[^/]+|word\/(?:_rels\/)?[^/]+\.(?:xml|rels))$/u;

/** Reads a DOCX file. Only words, headings, lists, tables and notes come out of it, never its markup. */
export async function readDocx(content: Buffer): Promise<ReadDocument> {
  const files = unzip(content, (name) => WANTED.test(name));
  if (typeof files === 'string') return refused(files);
  // No office program declares types or entities; whoever does means harm.
  if ([...files.values()].some((file) => file.includes('<!DOCTYPE') || file.includes('<!ENTITY')))
    return refused('damaged');
  // Pictures that cannot be unpacked within bounds are left out; the words are what matters.
  const pictures = unzip(content, (name) => PICTURES.test(name));
  const known = new Map([...files, ...(typeof pictures === 'string' ? [] : pictures)]);
  const document = await documentOf(storedZip(known)).catch(() => null);
  if (!document) return refused('damaged');
  const styleOf = readDocxStyles(files.get('word/styles.xml')?.toString('utf8') ?? '');
  const words = new DocxWords(document.notes);
  const album = new Album();
  const pieces = await album.settled(readPieces(document.children, words, styleOf, album));
  if (words.letters > MOST_LETTERS) return refused('too-long');
  if (words.letters === 0) return refused(words.pictures > 0 ? 'scan' : 'empty');
  const left = { runningLines: [], pictures: words.pictures - album.placed, pagesWithoutText: [] };
  return wasRead('docx', { pieces, left }, album.pictures);
}

/** The document as the library reads it; what it would write of it as a web page is not wanted. */
async function documentOf(buffer: Buffer): Promise<DocxDocument | null> {
  let document: DocxDocument | null = null;
  await mammoth.convertToHtml(
    { buffer },
    {
      externalFileAccess: false,
      transformDocument: (read: DocxDocument) => {
        document = { children: read.children, notes: read.notes };
        return { ...read, children: [] };
      }
    }
  );
  return document;
}

type StyleOf = (styleId: string | null) => DocxStyle;
type ListLine = { text: SourceText; ordered: boolean; level: number };

function readPieces(
  elements: readonly DocxElement[],
  words: DocxWords,
  styleOf: StyleOf,
  album: Album
): SourcePiece[] {
  const pieces: SourcePiece[] = [];
  let lines: ListLine[] = [];
  /** Pictures stand behind the paragraph or table that they are in. */
  const addPictures = () => {
    const met = words.takePictures().map((image) => album.pieceOf(image));
    if (met.length > 0) endList();
    pieces.push(...met);
  };
  const endList = () => {
    if (lines.length > 0) pieces.push(listOf(lines));
    lines = [];
  };
  for (const [at, element] of elements.entries()) {
    if (element.type === 'table') {
      endList();
      pieces.push(readDocxTable(element, words));
      addPictures();
      continue;
    }
    const text = words.textOf([element]);
    if (sourceLine(text) === '') {
      addPictures();
      continue;
    }
    const around = [elements[at - 1], elements[at + 1]];
    const line = element.type === 'paragraph' ? listLine(element, text, styleOf, around) : null;
    if (line) lines.push(line);
    else {
      endList();
      pieces.push(element.type === 'paragraph' ? paragraphOf(element, text, styleOf) : plain(text));
    }
    addPictures();
  }
  endList();
  return pieces;
}

const plain = (text: SourceText): SourcePiece => ({ kind: 'paragraph', text, look: {} });

/** A line of a list, unless it is a heading: by its style, or alone, numbered and bold. */
function listLine(
  paragraph: DocxParagraph,
  text: SourceText,
  styleOf: StyleOf,
  around: readonly (DocxElement | undefined)[]
): ListLine | null {
  const { numbering, styleId } = paragraph;
  if (!numbering || styleOf(styleId).level !== null) return null;
  const isAlone = around.every((one) => one?.type !== 'paragraph' || one.numbering === null);
  if (isAlone && numbering.isOrdered && isEmphasised(paragraph, text, styleOf)) return null;
  return { text, ordered: numbering.isOrdered, level: Math.min(8, Number(numbering.level) || 0) };
}

function paragraphOf(paragraph: DocxParagraph, text: SourceText, styleOf: StyleOf): SourcePiece {
  const style = styleOf(paragraph.styleId);
  const role = roleOf(paragraph);
  if (style.level !== null && !role) return { kind: 'heading', level: style.level, text };
  const isEmphatic = isEmphasised(paragraph, text, styleOf);
  if (isEmphatic && paragraph.numbering && sourceLine(text).length < 160) {
    return { kind: 'heading', level: Number(paragraph.numbering.level) + 1, text };
  }
  const size = sizeOf(paragraph, style);
  const look: SourceLook = {
    ...(role ? { role } : {}),
    ...(isEmphatic ? { emphasised: true } : {}),
    ...(size === null ? {} : { size })
  };
  return { kind: 'paragraph', text, look };
}

function roleOf({ styleName, styleId }: DocxParagraph): SourceLook['role'] {
  const name = `${styleName ?? ''} ${styleId ?? ''}`;
  if (/\b(?:toc|obsah|contents)\s*\d/iu.test(name)) return 'contents';
  if (/\b(?:caption|popis|titulok)/iu.test(name)) return 'caption';
  return /^(?:title|názov)\b/iu.test(name) ? 'title' : undefined;
}

function isEmphasised({ styleId }: DocxParagraph, text: SourceText, styleOf: StyleOf): boolean {
  if (styleOf(styleId).bold) return true;
  return text.every((run) => run.type !== 'text' || run.bold === true || run.text.trim() === '');
}

/** The size that most of the letters of a paragraph have, in points. */
function sizeOf({ children }: DocxParagraph, style: DocxStyle): number | null {
  const runs = children.filter((child) => child.type === 'run');
  const sizes = new Set(runs.map(({ fontSize }) => fontSize ?? style.size));
  return sizes.size === 1 ? ([...sizes][0] ?? null) : style.size;
}

/** Lines with their depths as lists in lists. */
function listOf(lines: readonly ListLine[]): SourcePiece {
  const items: SourceItem[] = [];
  const open: { level: number; items: SourceItem[] }[] = [{ level: -1, items }];
  for (const { text, ordered, level } of lines) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) >= level) open.pop();
    const item: SourceItem = { text, items: [], ...(ordered ? { ordered: true } : {}) };
    open.at(-1)?.items.push(item);
    open.push({ level, items: item.items });
  }
  return { kind: 'list', ordered: lines[0]?.ordered ?? false, items };
}
