import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { NO_PICTURES, type PictureFiles } from '#lib/server/documents/picture.ts';
import { rasterOf } from '#lib/server/documents/raster.ts';
import { type TypstCompiler, typstCompiler } from '#lib/server/documents/typst-compile.ts';
import { isRef, nameOf, type PdfDict, type PdfFile, readPdf, writePdf } from './pdf-objects.ts';
import { judgePdf, type PdfFault } from './pdf-structure.ts';
import { samplePublication } from './sample.ts';

let compiler: TypstCompiler;
let good: Uint8Array;

beforeAll(() => {
  compiler = typstCompiler();
  good = compiler.compile(samplePublication(3), NO_PICTURES, 'ua-1');
});

test('the public file has everything a screen reader needs', () => {
  expect(judgePdf(good, 'sk')).toEqual([]);
});

test('the archive file is tagged just as well', () => {
  const archive = compiler.compile(samplePublication(3), NO_PICTURES, 'a-2a');
  // PDF/A says nothing of whether a window shows the title; everything else must be there.
  expect(judgePdf(archive, 'sk')).toEqual(['title-not-shown']);
});

test('the same document gives the same file', () => {
  const again = typstCompiler().compile(samplePublication(3), NO_PICTURES, 'ua-1');
  expect(Buffer.from(again).equals(Buffer.from(good))).toBe(true);
});

test('an English document says that it is English', () => {
  const english = compiler.compile({ ...samplePublication(1), language: 'en' }, NO_PICTURES, 'ua-1');
  expect(judgePdf(english, 'en')).toEqual([]);
});

describe('the judge sees one thing missing', () => {
  const withKind = (file: PdfFile, kind: string) =>
    [...file.objects.values()].filter(
      (value): value is PdfDict => value instanceof Map && nameOf(value.get('S')) === kind
    );
  const follow = (file: PdfFile, dict: PdfDict | undefined, key: string): PdfDict => {
    const value = dict?.get(key);
    return (isRef(value) ? file.objects.get(value.ref) : value) as PdfDict;
  };
  const root = (file: PdfFile) => follow(file, file.trailer, 'Root');

  test('nothing missing after merely rewriting the file', () => {
    expect(judgePdf(writePdf(readPdf(good)), 'sk')).toEqual([]);
  });

  const rename = (file: PdfFile, kinds: string[], name: string) => {
    for (const element of kinds.flatMap((kind) => withKind(file, kind))) element.set('S', { name });
  };
  const withoutFonts = (file: PdfFile) => {
    for (const value of file.objects.values()) {
      if (value instanceof Map) for (const key of ['FontFile2', 'FontFile3']) value.delete(key);
    }
  };
  const withoutScopes = (file: PdfFile) => {
    for (const cell of withKind(file, 'TH')) {
      const attributes = cell.get('A');
      for (const one of Array.isArray(attributes) ? attributes : [follow(file, cell, 'A')]) {
        if (one instanceof Map) one.delete('Scope');
      }
    }
  };

  test.each<[PdfFault, (file: PdfFile) => void]>([
    ['not-tagged', (file) => void root(file).delete('MarkInfo')],
    ['no-language', (file) => void root(file).delete('Lang')],
    ['no-title', (file) => void follow(file, file.trailer, 'Info').delete('Title')],
    ['title-not-shown', (file) => void root(file).delete('ViewerPreferences')],
    ['no-bookmarks', (file) => void root(file).delete('Outlines')],
    ['no-standard', (file) => void root(file).delete('Metadata')],
    ['figure-without-alternative', (file) => void withKind(file, 'Figure')[1]?.delete('Alt')],
    ['title-not-tagged', (file) => rename(file, ['Title'], 'P')],
    ['heading-skipped', (file) => rename(file, ['H2'], 'P')],
    ['no-heading', (file) => rename(file, ['H1', 'H2', 'H3', 'H4'], 'P')],
    ['table-without-header', (file) => rename(file, ['TH'], 'TD')],
    ['header-without-scope', withoutScopes],
    ['table-with-uneven-rows', (file) => void withKind(file, 'TR').at(-1)?.set('K', [])],
    ['font-not-embedded', withoutFonts]
  ])('%s', (fault, remove) => {
    const file = readPdf(good);
    remove(file);
    expect(judgePdf(writePdf(file), 'sk')).toEqual([fault]);
  });
});

describe('a figure', () => {
  const withFigure = (alternative: string) => {
    const document = samplePublication(1);
    const figure = {
      element: 'figure',
      id: 'f',
      title: 'Denné centrum',
      alternative,
      picture: { picture: 'file', file: 'aa' }
    } as const;
    return { ...document, sections: [{ id: 's', title: 'Časť', elements: [figure], sections: [] }] };
  };
  const square = new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
  );
  const pictures: PictureFiles = { files: new Map([['aa', { kind: 'svg', bytes: square }]]) };

  test('is printed from the files of the body', () => {
    expect(judgePdf(compiler.compile(withFigure('Dvere centra'), pictures, 'ua-1'), 'sk')).toEqual([]);
  });

  test('whose file was not given is an error, not an empty frame', () => {
    expect(() => compiler.compile(withFigure('Dvere centra'), NO_PICTURES, 'ua-1')).toThrow(/aa/);
  });
});

test.each(['svg', 'png'] as const)('a coat of arms in %s is printed with its name', (kind) => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 24"><path d="M0 0H20V16L10 24L0 16Z" fill="#a23b1f"/></svg>';
  const bytes = kind === 'svg' ? new TextEncoder().encode(svg) : rasterOf(svg).png;
  const file = compiler.compile(samplePublication(1), { arms: { kind, bytes }, files: new Map() }, 'ua-1');
  expect(judgePdf(file, 'sk')).toEqual([]);
});

test('words that look like markup are printed as words', () => {
  const document = samplePublication(1);
  const words = '#panic("zle") $x$ *a* _b_ <t> @k \\ [c] // d';
  const hostile = { ...document, front: { ...document.front, title: words, fileNumber: words } };
  hostile.sections = [
    {
      id: 's',
      title: words,
      elements: [{ element: 'paragraph', runs: [{ run: 'text', text: words }] }],
      sections: []
    }
  ];
  const file = compiler.compile(hostile, NO_PICTURES, 'ua-1');
  const info = readPdf(file);
  expect(
    (info.objects.get((info.trailer.get('Info') as { ref: number }).ref) as PdfDict).get('Title')
  ).toContain(words);
});

test.each(['ua-1', 'a-2a'] as const)(
  'a character no face can draw does not keep a plan from being published (%s)',
  (standard) => {
    const document = samplePublication(1);
    const words = 'Domov 🏠 pre 漢 a שלום, \ue000, ǆ';
    document.sections = [
      {
        id: 's',
        title: words,
        elements: [{ element: 'paragraph', runs: [{ run: 'text', text: words }] }],
        sections: []
      }
    ];
    expect(judgePdf(compiler.compile(document, NO_PICTURES, standard), 'sk')).not.toContain(
      'font-not-embedded'
    );
  }
);

const poppler = spawnSync('pdftotext', ['-v']).error === undefined;

test.skipIf(!poppler)('another program reads the words in order, with the state on every page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opora-pdf-'));
  try {
    writeFileSync(join(folder, 'plan.pdf'), good);
    const text = spawnSync('pdftotext', ['-layout', join(folder, 'plan.pdf'), '-'], {
      encoding: 'utf8'
    }).stdout;
    const pages = text.split('\f').filter((page) => page.trim() !== '');
    expect(pages.length).toBeGreaterThan(10);
    for (const page of pages)
      expect(page.replace(/\u00a0/g, ' ')).toContain('schválený uznesením č. 47/2026');
    expect(text.indexOf('Úvod a vízia')).toBeLessThan(text.lastIndexOf('Zdroje údajov'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
