import { paperQuestions } from '#lib/domain/surveys/paper/paper-field.ts';
import { readAnswers } from '#lib/domain/surveys/paper/read-answers.ts';
import { type FoundPage, findPages, type ReadBox } from '#lib/domain/surveys/paper/read-page.ts';
import {
  BOX,
  boxesOf,
  LAYOUT,
  layOutSheet,
  PAGE,
  type PaperPage
} from '#lib/domain/surveys/paper/sheet-layout.ts';
import { sheetsOfPages } from '#lib/domain/surveys/paper/sheets-of-pages.ts';
import { inkPicture } from './ink-picture.ts';
import type { AskedForScan, InkPicture, ReadScan, ScannedQuestion, ScannedSheet } from './scan.ts';
import { eachImage } from './scan-images.ts';

/** What one page of a scan gave: its code, its boxes, and pictures of what its questions show. */
type ScannedPage = {
  code: FoundPage['code'];
  image: number;
  boxes: ReadBox[];
  pictures: Map<string, InkPicture>;
};

/** Reads the sheets that a file shows, page by page, and puts together what belongs together. */
export async function readScannedSheets(content: Buffer, asked: AskedForScan): Promise<ReadScan> {
  const laid = layouts(asked);
  const pages: ScannedPage[] = [];
  const strange: number[] = [];
  const why = await eachImage(content, (number, image) => {
    const found = image ? findPages(image) : [];
    const known = found.flatMap((page) => scannedPage(page, number, laid) ?? []);
    if (known.length === 0) strange.push(number);
    pages.push(...known);
  });
  if (why) return { outcome: 'refused', why };
  if (pages.length === 0) return { outcome: 'refused', why: 'not-a-scan' };
  const pagesOf = (code: FoundPage['code']) => laid(code).length;
  const sheets = sheetsOfPages({ pages, unread: strange, pagesOf }).map((own) =>
    scannedSheet(own, asked, laid)
  );
  return { outcome: 'read', sheets, strange };
}

type Layouts = (code: FoundPage['code']) => PaperPage[];

/** The layout of every version and wording, made once; nothing for another questionnaire. */
function layouts({ questionnaire, versions }: AskedForScan): Layouts {
  const made = new Map<string, PaperPage[]>();
  return (code) => {
    const version = versions.find(({ number }) => number === code.version);
    if (code.questionnaire !== questionnaire || code.layout !== LAYOUT || !version) return [];
    const key = `${code.version} ${code.language}`;
    const laid = made.get(key) ?? layOutSheet(version.content, code.language);
    made.set(key, laid);
    return laid;
  };
}

function scannedPage(page: FoundPage, image: number, laid: Layouts): ScannedPage | null {
  const layout = laid(page.code)[page.code.page - 1];
  if (!layout) return null;
  const pictures = new Map<string, InkPicture>();
  for (const [questionId, part] of partsOf(layout)) pictures.set(questionId, inkPicture(page, part));
  return { code: page.code, image, boxes: page.read(boxesOf(layout)), pictures };
}

type Part = { x: number; y: number; width: number; height: number };

/** Where a page shows each of its questions, in millimetres. */
function partsOf({ elements }: PaperPage): Map<string, Part> {
  const parts = new Map<string, { top: number; bottom: number }>();
  for (const element of elements) {
    if (element.kind !== 'box' && element.kind !== 'writing') continue;
    const bottom = element.y + (element.kind === 'box' ? BOX : element.lines * element.pitch);
    const known = parts.get(element.questionId) ?? { top: element.y, bottom };
    parts.set(element.questionId, {
      top: Math.min(known.top, element.y),
      bottom: Math.max(known.bottom, bottom)
    });
  }
  const across = { x: 17, width: PAGE.width - 34 };
  return new Map(
    [...parts].map(([id, { top, bottom }]) => [id, { ...across, y: top - 2, height: bottom - top + 4 }])
  );
}

function scannedSheet(own: readonly ScannedPage[], { versions }: AskedForScan, laid: Layouts): ScannedSheet {
  const code = own[0]?.code;
  const version = versions.find(({ number }) => number === code?.version);
  if (!code || !version) throw new Error('A sheet of a scan has no page.');
  const there = new Set(own.map((page) => page.code.page));
  const boxes = own.flatMap((page) => page.boxes);
  const questions = readAnswers(paperQuestions(version.content), boxes).map(
    ({ questionId, typed }): ScannedQuestion => ({
      ...{ questionId, typed },
      picture: typed
        ? null
        : (own.find((page) => page.pictures.has(questionId))?.pictures.get(questionId) ?? null)
    })
  );
  return {
    ...{ sheet: code.sheet, version: code.version, language: code.language, questions },
    missing: laid(code).flatMap(({ page }) => (there.has(page) ? [] : [page]))
  };
}
