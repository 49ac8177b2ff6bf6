import { Resvg } from '@resvg/resvg-js';
import { fontPaths } from './font-files.ts';

export type Raster = { png: Uint8Array; width: number; height: number };

/**
 * An SVG as PNG at twice its size, drawn with our own faces and none of the machine's. Word keeps a raster
 * beside each SVG, for its older versions and for LibreOffice.
 */
export function rasterOf(svg: string): Raster {
  const font = { fontFiles: fontPaths(), loadSystemFonts: false, defaultFontFamily: 'Source Sans 3' };
  const drawn = new Resvg(svg, { fitTo: { mode: 'zoom', value: 2 }, background: '#ffffff', font }).render();
  return { png: drawn.asPng(), width: drawn.width / 2, height: drawn.height / 2 };
}
