/** A picture as bytes. Its kind was settled by its content when it was stored, never by its name. */
export type PictureFile = {
  kind: 'png' | 'jpeg' | 'svg';
  bytes: Uint8Array;
  /** In pixels, for Word; an SVG carries its own size. */
  width?: number;
  height?: number;
};

/** What a rendering needs beside the words: the coat of arms and the pictures of figures by their SHA-256. */
export type PictureFiles = { arms?: PictureFile; files: ReadonlyMap<string, PictureFile> };

export const NO_PICTURES: PictureFiles = { files: new Map() };

// Drawing programs fetch what an SVG names: another file of the server, or an address. A picture names nothing.
const FETCHES =
  /<(?:image|script|foreignObject|use|feImage|style|iframe)\b|<!(?:ENTITY|DOCTYPE)|@import|url\(\s*['"]?(?!#)/i;
const REFERS = /\bhref\s*=\s*(['"])(?!#)/i;

/** Why an SVG of a body may not be drawn, or null. To be asked when it is stored; drawing asks again. */
export function refuseSvg(svg: string): 'not-an-svg' | 'fetches-something' | null {
  if (!/<svg[\s>]/i.test(svg)) return 'not-an-svg';
  return FETCHES.test(svg) || REFERS.test(svg) ? 'fetches-something' : null;
}

/** The text of an SVG that may be drawn. */
export function svgText(file: PictureFile): string {
  const svg = new TextDecoder().decode(file.bytes);
  const refusal = refuseSvg(svg);
  if (refusal) throw new Error(`an SVG cannot be drawn: ${refusal}`);
  return svg;
}
