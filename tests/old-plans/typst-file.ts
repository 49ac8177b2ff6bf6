import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFiles } from '#lib/server/documents/font-files.ts';

let compiler: NodeCompiler | undefined;

/** A PDF file of a Typst source, in the faces the program prints with. */
export function typstFile(mainFileContent: string): Uint8Array {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: fontFiles() }] });
  const compiled = compiler.compile({ mainFileContent });
  if (!compiled.result) throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics));
  return compiler.pdf(compiled.result);
}
