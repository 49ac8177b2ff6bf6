import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const FACES = [
  '400Regular/SourceSans3_400Regular.ttf',
  '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  '600SemiBold/SourceSans3_600SemiBold.ttf',
  '600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf',
  '700Bold/SourceSans3_700Bold.ttf',
  '700Bold_Italic/SourceSans3_700Bold_Italic.ttf'
];

/** Where the faces of Source Sans 3 lie as TTF; the web has them as WOFF2, which Typst cannot read. */
export function fontPaths(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return FACES.map((face) => resolve(`@expo-google-fonts/source-sans-3/${face}`));
}

/** The faces as bytes, for a printer that takes them from memory. */
export function fontFiles(): Buffer[] {
  return fontPaths().map((path) => readFileSync(path));
}
