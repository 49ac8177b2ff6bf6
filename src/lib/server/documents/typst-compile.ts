import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PublicationDocument } from '#lib/domain/publishing/document.ts';
import { drawable, sharedCoverage } from './font-coverage.ts';
import { fontFiles } from './font-files.ts';
import type { PictureFiles } from './picture.ts';
import { typstInput } from './typst-input.ts';

/** `ua-1` is the public file, `a-2a` the archive's (`…-archiv.pdf`): Typst keeps to one standard at a time. */
export type PdfStandard = 'ua-1' | 'a-2a';

/** Compiles in this thread: 60 pages hold it for some 0.4 s, so the program prints through `openPrinter`. */
export type TypstCompiler = {
  compile(document: PublicationDocument, pictures: PictureFiles, standard: PdfStandard): Uint8Array;
  /** Letters with one-time codes, always as PDF/UA-1. */
  compileLetters(letters: PrintedLetters): Uint8Array;
};

/** All that `letters.typ` reads, as plain values. */
export type PrintedLetters = object;

/** A compiler with our faces and our template. Making one takes some 50 ms; it is meant to be kept. */
export function typstCompiler(): TypstCompiler {
  // Resolved by package imports, so that it is found from the sources and from the built program alike.
  const path = createRequire(import.meta.url).resolve('#lib/server/documents/publication.typ');
  const template = readFileSync(path, 'utf8');
  // Typst may read what lies in its workspace: this folder holds nothing but the program's own sources.
  const workspace = dirname(path);
  const fonts = fontFiles();
  const covers = sharedCoverage(fonts);
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] });
  return {
    compile(document, pictures, standard) {
      const { publication, shadows } = typstInput(document, pictures);
      for (const { path: name, bytes } of shadows)
        compiler.mapShadow(join(workspace, name), Buffer.from(bytes));
      try {
        // The data are JSON: what surrounds the words is plain ASCII and stays as it is.
        return compiled(compiler, template, { publication: drawable(publication, covers) }, standard);
      } finally {
        compiler.resetShadow();
        // Keeps what the next rendering of the same plan will need, and lets the plan before it go.
        compiler.evictCache(1);
      }
    },
    compileLetters(letters) {
      const own = readFileSync(join(workspace, 'letters.typ'), 'utf8');
      const inputs = { letters: drawable(JSON.stringify(letters), covers) };
      try {
        return compiled(compiler, own, inputs, 'ua-1');
      } finally {
        compiler.evictCache(0);
      }
    }
  };
}

/**
 * The PDF of a template and what it reads.
 * @param standard null for a PDF of no standard
 * @throws Error when Typst refuses it
 */
export function compiled(
  compiler: NodeCompiler,
  template: string,
  inputs: Record<string, string>,
  standard: PdfStandard | null
): Uint8Array {
  const result = compiler.compile({ mainFileContent: template, inputs });
  if (!result.result) {
    const error = result.takeDiagnostics();
    throw new Error(`Typst refused the document: ${describe(error?.shortDiagnostics)}`);
  }
  return compiler.pdf(result.result, standard ? { pdfStandard: standard } : undefined);
}

function describe(diagnostics: unknown): string {
  return JSON.stringify(diagnostics ?? 'without a reason').slice(0, 2_000);
}
